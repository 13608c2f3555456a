/**
 * The blocks in the editor: their settings, and the elements themselves on the sample data of preview.js. What visitors get is
 * rendered in PHP.
 */
(function (blocks, blockEditor, components, element, hooks, i18n, told) {
  const { createElement: el, Fragment } = element;
  const { InspectorControls, RichText, useBlockProps } = blockEditor;
  const { Disabled, PanelBody, TextControl, ToggleControl } = components;
  const { __ } = i18n;

  /** The shop of the sample data. */
  const sample = {
    'client-name': 'theatre',
    'api-base': 'https://preview.invalid',
    'cart-id': 'sample',
    lang: told.lang,
  };

  const text = (name, label, help, placeholder) => ({
    name,
    label,
    help,
    placeholder,
  });
  const number = (name, label, help) => ({ name, label, help, type: 'number' });
  const flag = (name, label, help) => ({ name, label, help, type: 'flag' });
  const programme = text(
    'programmeHref',
    __('Programme page', 'peppered-cart'),
    __('Address of the page where tickets are chosen: an empty cart links to it.', 'peppered-cart'),
  );

  /** The settings of each block, by its attributes. */
  const settings = {
    badge: [
      text('label', __('Label', 'peppered-cart'), '', __('Cart', 'peppered-cart')),
      text(
        'href',
        __('Cart page', 'peppered-cart'),
        __('Default: the cart page of the settings, or the drawer of the page.', 'peppered-cart'),
        told.pages.cart,
      ),
      text(
        'for',
        __('Drawer', 'peppered-cart'),
        __('HTML anchor of the drawer that it opens, where a page has several.', 'peppered-cart'),
      ),
      flag('showAmount', __('Show the amount', 'peppered-cart')),
      flag(
        'hideWhenEmpty',
        __('Hide when empty', 'peppered-cart'),
        __('Its room stays, so that nothing moves.', 'peppered-cart'),
      ),
    ],
    cart: [
      flag(
        'drawer',
        __('As a drawer', 'peppered-cart'),
        __('It lies over the page, and the badge opens it.', 'peppered-cart'),
      ),
      flag('openOnAdd', __('Open when something is added', 'peppered-cart')),
      text(
        'checkoutHref',
        __('Checkout page', 'peppered-cart'),
        __('Default: the checkout page of the settings.', 'peppered-cart'),
        told.pages.checkout,
      ),
      programme,
    ],
    checkout: [
      text(
        'redirectUrl',
        __('Thanks page', 'peppered-cart'),
        __(
          'Where the visitor comes back to after paying; it needs this block too. Default: the thanks page of the settings.',
          'peppered-cart',
        ),
        told.pages.thanks,
      ),
      number(
        'paymentMethodId',
        __('Payment method that is chosen at first', 'peppered-cart'),
        __('Its number in Peppered.', 'peppered-cart'),
      ),
      programme,
    ],
    'add-button': [
      text(
        'priceId',
        __('Price', 'peppered-cart'),
        __('Its id in Peppered, such as 2ePdA8q3BN.', 'peppered-cart'),
      ),
      number('rankId', __('Rank', 'peppered-cart'), __('Its number in Peppered.', 'peppered-cart')),
      number(
        'eventId',
        __('Performance', 'peppered-cart'),
        __('Its number in Peppered. A donation has none.', 'peppered-cart'),
      ),
      number('numberOfTickets', __('Number of tickets', 'peppered-cart')),
      text('seatId', __('Seat', 'peppered-cart'), __('For one particular seat.', 'peppered-cart')),
      number(
        'amount',
        __('Amount', 'peppered-cart'),
        __('Of a donation, in euros.', 'peppered-cart'),
      ),
    ],
  };

  function control(setting, attributes, setAttributes) {
    const { name, label, help, placeholder, type } = setting;
    const value = attributes[name];
    const set = (chosen) => setAttributes({ [name]: chosen });
    const shared = { key: name, label, help, __nextHasNoMarginBottom: true };
    if (type === 'flag') {
      return el(ToggleControl, { ...shared, checked: !!value, onChange: set });
    }
    const toValue = (written) => {
      if (written === '') {
        return undefined;
      }
      return type === 'number' ? Number(written) : written;
    };
    return el(TextControl, {
      ...shared,
      type: type || 'text',
      placeholder,
      value: value === undefined ? '' : String(value),
      onChange: (written) => set(toValue(written)),
      __next40pxDefaultSize: true,
    });
  }

  const inspector = (name, { attributes, setAttributes }) =>
    el(
      InspectorControls,
      { key: 'inspector' },
      el(
        PanelBody,
        { title: __('Settings', 'peppered-cart') },
        settings[name].map((each) => control(each, attributes, setAttributes)),
      ),
    );

  /** As BlockStyle does it on the site. */
  function customProperties({ style = {}, backgroundColor, textColor }) {
    const button = style.elements?.button?.color ?? {};
    const preset = (slug) => slug && `var:preset|color|${slug}`;
    const chosen = {
      '--peppered-accent': button.background,
      '--peppered-on-accent': button.text,
      '--peppered-surface': preset(backgroundColor) ?? style.color?.background,
      '--peppered-text': preset(textColor) ?? style.color?.text,
      '--peppered-radius': style.border?.radius,
      '--peppered-gap': style.spacing?.blockGap,
    };
    const values = Object.entries(chosen).filter(([, value]) => typeof value === 'string');
    return Object.fromEntries(
      values.map(([name, value]) => [
        name,
        value.startsWith('var:') ? `var(--wp--${value.slice(4).replaceAll('|', '--')})` : value,
      ]),
    );
  }

  /** One of the elements, which cannot be used while it is edited. */
  const preview = (tag, attributes, children) =>
    el(Disabled, { key: 'preview' }, el(tag, { ...sample, ...attributes }, children));
  const note = (words) => el('p', { key: 'note', className: 'peppered-note' }, words);

  function Around({ name, block, children }) {
    const props = useBlockProps({ style: customProperties(block.attributes) });
    return el(Fragment, null, inspector(name, block), el('div', props, children));
  }

  const edit = {
    badge(block) {
      const { label, showAmount } = block.attributes;
      const words = label || __('Cart', 'peppered-cart');
      return el(Around, { name: 'badge', block }, [
        preview(
          'peppered-cart-badge',
          showAmount ? { 'show-amount': '' } : {},
          el('span', null, words),
        ),
      ]);
    },
    cart(block) {
      const { checkoutHref, drawer } = block.attributes;
      const href = checkoutHref || told.pages.checkout || '#';
      return el(Around, { name: 'cart', block }, [
        preview('peppered-cart', { 'checkout-href': href }),
        drawer && note(__('On the site this is a drawer, which the badge opens.', 'peppered-cart')),
      ]);
    },
    checkout(block) {
      const { attributes, setAttributes } = block;
      const { paymentMethodId, terms = '' } = attributes;
      const chosen = paymentMethodId ? { 'payment-method-id': paymentMethodId } : {};
      return el(Around, { name: 'checkout', block }, [
        preview('peppered-checkout', chosen),
        el('div', { key: 'terms', className: 'peppered-terms' }, [
          el('input', { key: 'box', type: 'checkbox', disabled: true }),
          el(RichText, {
            key: 'words',
            tagName: 'span',
            value: terms,
            onChange: (written) => setAttributes({ terms: written }),
            allowedFormats: ['core/bold', 'core/italic', 'core/link'],
            'aria-label': __('Terms', 'peppered-cart'),
            placeholder: __(
              'What the visitor must agree to, with a link to it. Empty: no box.',
              'peppered-cart',
            ),
          }),
        ]),
      ]);
    },
    'add-button'(block) {
      const { attributes, setAttributes } = block;
      // The look belongs to the button, the rest to what stands around it.
      const { className, style, ...around } = useBlockProps({ className: 'wp-block-button' });
      const classes = className.split(' ');
      const isLook = (each) => each.startsWith('has-');
      const look = ['wp-block-button__link', 'wp-element-button', ...classes.filter(isLook)];
      const rest = classes.filter((each) => !isLook(each));
      const isUnfinished = !attributes.priceId || !attributes.rankId;
      return el(
        Fragment,
        null,
        inspector('add-button', block),
        el(
          'div',
          { ...around, className: rest.join(' ') },
          el(RichText, {
            className: look.join(' '),
            style,
            tagName: 'div',
            value: attributes.label ?? '',
            onChange: (label) => setAttributes({ label }),
            allowedFormats: ['core/bold', 'core/italic'],
            disableLineBreaks: true,
            'aria-label': __('Label', 'peppered-cart'),
            placeholder: __('Add to cart', 'peppered-cart'),
          }),
          isUnfinished &&
            note(
              __(
                'Give the ids of a price and of a rank in the settings of this block; until then visitors see no button.',
                'peppered-cart',
              ),
            ),
        ),
      );
    },
  };

  // The badge stands well in a menu.
  hooks.addFilter('blocks.registerBlockType', 'peppered-cart/navigation', (block, name) =>
    name === 'core/navigation' && block.allowedBlocks
      ? { ...block, allowedBlocks: [...block.allowedBlocks, 'peppered-cart/badge'] }
      : block,
  );
  for (const name of Object.keys(edit)) {
    blocks.registerBlockType(`peppered-cart/${name}`, { edit: edit[name], save: () => null });
  }
})(
  window.wp.blocks,
  window.wp.blockEditor,
  window.wp.components,
  window.wp.element,
  window.wp.hooks,
  window.wp.i18n,
  window.pepperedCartEditor,
);
