/**
 * The blocks in the editor: their settings, and the elements themselves on the sample data of preview.js. What visitors get is
 * rendered in PHP.
 */
(function (blocks, blockEditor, components, dom, element, hooks, i18n, told) {
  const { createElement: el, Fragment } = element;
  const { InspectorControls, RichText, useBlockProps } = blockEditor;
  const { Button, Disabled, PanelBody, SelectControl, TextControl, ToggleControl } = components;
  const { __, sprintf } = i18n;
  const settings = window.pepperedCartSettings(__, told.pages);

  /** The shop of the sample data. */
  const sample = {
    'client-name': 'theatre',
    'api-base': 'https://preview.invalid',
    'cart-id': 'sample',
  };

  function control(setting, attributes, setAttributes) {
    const { name, label, help, placeholder, type, min, options } = setting;
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
    const field = {
      ...shared,
      value: value === undefined ? '' : String(value),
      onChange: (written) => set(toValue(written)),
      __next40pxDefaultSize: true,
    };
    if (type === 'choice') {
      return el(SelectControl, { ...field, options });
    }
    const numbers = type === 'number' ? { min, step: 'any' } : {};
    return el(TextControl, { ...field, ...numbers, type: type || 'text', placeholder });
  }

  const panel = (title, list, { attributes, setAttributes }, props = {}) =>
    el(
      PanelBody,
      { key: title, title, ...props },
      list.map((each) => control(each, attributes, setAttributes)),
    );
  const inspector = (...panels) => el(InspectorControls, { key: 'inspector' }, panels);
  const closed = { initialOpen: false };

  /** What a ticket button adds: the first item by attributes of its own, further ones in a list. */
  function itemPanels(block) {
    const { attributes, setAttributes } = block;
    const { items = [] } = attributes;
    const setItems = (list) => setAttributes({ items: list.length > 0 ? list : undefined });
    const further = items.map((item, index) => {
      const setItem = (changed) =>
        setItems(items.map((each, at) => (at === index ? { ...each, ...changed } : each)));
      const remove = () => setItems(items.filter((_, at) => at !== index));
      return el(
        PanelBody,
        // translators: %d: number of a ticket, from 2
        { key: index, title: sprintf(__('Ticket %d', 'peppered-cart'), index + 2) },
        settings.item.map((each) => control(each, item, setItem)),
        el(
          Button,
          { key: 'remove', variant: 'link', isDestructive: true, onClick: remove },
          __('Remove', 'peppered-cart'),
        ),
      );
    });
    const add = el(
      Button,
      { key: 'add', variant: 'secondary', onClick: () => setItems([...items, {}]) },
      __('Add another ticket', 'peppered-cart'),
    );
    const isDonation = !!attributes.amount || !!attributes.amounts;
    return inspector(
      panel(__('Ticket', 'peppered-cart'), settings.item, block),
      ...further,
      el(PanelBody, { key: 'another' }, add),
      panel(__('Donation', 'peppered-cart'), settings.donation, block, { initialOpen: isDonation }),
    );
  }

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

  /** Words in the slot where visitors see them. */
  function inSlot({ name, slot }, attributes) {
    const written = attributes[name];
    if (!written) {
      return null;
    }
    const html = { dangerouslySetInnerHTML: { __html: dom.safeHTML(written) } };
    if (slot !== 'terms') {
      return el(slot === 'heading' ? 'span' : 'p', { key: slot, slot, ...html });
    }
    const box = el('input', { key: 'box', type: 'checkbox' });
    return el('label', { key: slot, slot }, [box, ' ', el('span', { key: 'words', ...html })]);
  }

  /** One of the elements, which cannot be used while it is edited. */
  function preview(name, tag, { attributes }, given, children = []) {
    const { lang, currency } = attributes;
    const shown = (settings.words[name] ?? []).filter(({ isShown }) => isShown);
    const props = { ...sample, ...given, lang: lang || told.lang };
    return el(
      Disabled,
      { key: 'preview' },
      el(tag, currency ? { ...props, currency } : props, [
        ...children,
        ...shown.map((each) => inSlot(each, attributes)),
      ]),
    );
  }
  const note = (words) => el('p', { key: 'note', className: 'peppered-note' }, words);

  /** Where an editor writes words of their own: below the preview, while the block is chosen. */
  function writing(name, { attributes, setAttributes, isSelected }) {
    if (!isSelected) {
      return null;
    }
    const fields = settings.words[name].map(({ name: attribute, label }) =>
      el('div', { key: attribute, className: 'peppered-word' }, [
        el('span', { key: 'label', className: 'peppered-label' }, label),
        el(RichText, {
          key: 'words',
          tagName: 'div',
          value: attributes[attribute] ?? '',
          onChange: (written) => setAttributes({ [attribute]: written || undefined }),
          allowedFormats: ['core/bold', 'core/italic', 'core/link'],
          'aria-label': label,
          placeholder: __('Your own words, or nothing', 'peppered-cart'),
        }),
      ]),
    );
    return el('div', { key: 'words', className: 'peppered-words' }, fields);
  }

  function Around({ name, block, children }) {
    const props = useBlockProps({ style: customProperties(block.attributes) });
    const panels = inspector(
      panel(__('Settings', 'peppered-cart'), settings.main[name], block),
      panel(__('Language and currency', 'peppered-cart'), settings.more[name], block, closed),
    );
    return el(Fragment, null, panels, el('div', props, children));
  }

  const edit = {
    badge(block) {
      const { label, showAmount } = block.attributes;
      const words = el('span', { key: 'label' }, label || __('Cart', 'peppered-cart'));
      const given = showAmount ? { 'show-amount': '' } : {};
      return el(Around, { name: 'badge', block }, [
        preview('badge', 'peppered-cart-badge', block, given, [words]),
      ]);
    },
    cart(block) {
      const { checkoutHref, drawer } = block.attributes;
      const href = checkoutHref || told.pages.checkout || '#';
      return el(Around, { name: 'cart', block }, [
        preview('cart', 'peppered-cart', block, { 'checkout-href': href }),
        drawer && note(__('On the site this is a drawer, which the badge opens.', 'peppered-cart')),
        writing('cart', block),
      ]);
    },
    checkout(block) {
      const { paymentMethodId } = block.attributes;
      const chosen = paymentMethodId ? { 'payment-method-id': paymentMethodId } : {};
      return el(Around, { name: 'checkout', block }, [
        preview('checkout', 'peppered-checkout', block, chosen),
        writing('checkout', block),
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
      const { priceId, rankId, amount, amounts } = attributes;
      const isDonation = !!amount || !!amounts;
      const isUnfinished = isDonation
        ? !priceId && !told.hasDonations
        : !priceId || rankId === undefined;
      return el(
        Fragment,
        null,
        itemPanels(block),
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
            placeholder: isDonation
              ? __('Donate', 'peppered-cart')
              : __('Add to cart', 'peppered-cart'),
          }),
          amounts &&
            note(
              // translators: %s: amounts, such as 5 10 25
              sprintf(__('On the site a button for each of € %s.', 'peppered-cart'), amounts),
            ),
          isUnfinished &&
            note(
              isDonation
                ? __(
                    'Fill in a donation price in the settings of Peppered Cart, or give this block one; until then visitors see no button.',
                    'peppered-cart',
                  )
                : __(
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
  blocks.registerBlockVariation('peppered-cart/add-button', {
    name: 'donation',
    title: __('Donation buttons', 'peppered-cart'),
    description: __('Buttons that put a donation into the cart.', 'peppered-cart'),
    icon: 'heart',
    keywords: ['donation', 'donatie', 'gift', 'peppered'],
    attributes: { amounts: '5 10 25' },
    isActive: ({ amount, amounts }) => !!amount || !!amounts,
  });
})(
  window.wp.blocks,
  window.wp.blockEditor,
  window.wp.components,
  window.wp.dom,
  window.wp.element,
  window.wp.hooks,
  window.wp.i18n,
  window.pepperedCartEditor,
);
