/**
 * What an editor can set, by block. `editor.js` asks for it once the words are there, and draws it. Addresses of the shop and the like are
 * not among it: they come from the plugin's own settings.
 */
window.pepperedCartSettings = function (__, pages) {
  const text = (name, label, help, placeholder) => ({ name, label, help, placeholder });
  const number = (name, label, help, min = 0) => ({ name, label, help, min, type: 'number' });
  const flag = (name, label, help) => ({ name, label, help, type: 'flag' });
  /** Words of the editor's own, in a slot of the element: `isShown` while the cart is filled, as in the preview. */
  const words = (name, slot, label, isShown = false) => ({ name, slot, label, isShown });

  const programme = text(
    'programmeHref',
    __('Programme page', 'peppered-cart'),
    __('Address of the page where tickets are chosen: an empty cart links to it.', 'peppered-cart'),
  );
  const more = [
    {
      name: 'lang',
      label: __('Language', 'peppered-cart'),
      type: 'choice',
      options: [
        { value: '', label: __('That of the page', 'peppered-cart') },
        { value: 'nl', label: 'Nederlands' },
        { value: 'en', label: 'English' },
        { value: 'de', label: 'Deutsch' },
        { value: 'fr', label: 'Français' },
      ],
    },
    text(
      'currency',
      __('Currency', 'peppered-cart'),
      __('Its three letters, where it is not the euro.', 'peppered-cart'),
      'EUR',
    ),
  ];
  const empty = words('empty', 'empty', __('When the cart is empty', 'peppered-cart'));

  return {
    /** The settings of each block, by its attributes. */
    main: {
      badge: [
        text('label', __('Label', 'peppered-cart'), '', __('Cart', 'peppered-cart')),
        text(
          'href',
          __('Cart page', 'peppered-cart'),
          __('Default: the cart page of the settings, or the drawer of the page.', 'peppered-cart'),
          pages.cart,
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
          pages.checkout,
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
          pages.thanks,
        ),
        number(
          'paymentMethodId',
          __('Payment method that is chosen at first', 'peppered-cart'),
          __('Its number in Peppered.', 'peppered-cart'),
          1,
        ),
        programme,
      ],
      'add-button': [],
    },

    /** What few need, in a panel that is closed at first. */
    more: { badge: more, cart: more, checkout: more },

    words: {
      cart: [
        words('heading', 'heading', __('Heading', 'peppered-cart'), true),
        empty,
        words('actions', 'actions', __('Below the total', 'peppered-cart'), true),
      ],
      checkout: [
        words('summary', 'summary', __('Above the sums', 'peppered-cart'), true),
        words(
          'terms',
          'terms',
          __('What the visitor must agree to, with a link to it', 'peppered-cart'),
          true,
        ),
        words(
          'signIn',
          'sign-in',
          __('How to sign in, for visitors who cannot order yet', 'peppered-cart'),
        ),
        empty,
        words('paid', 'paid', __('After an order', 'peppered-cart')),
        words('failed', 'failed', __('When an order was not paid', 'peppered-cart')),
      ],
    },

    /** What one item of a ticket button has. */
    item: [
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
      number('numberOfTickets', __('Number of tickets', 'peppered-cart'), '', 1),
      text('seatId', __('Seat', 'peppered-cart'), __('For one particular seat.', 'peppered-cart')),
    ],

    /** What makes it a donation. */
    donation: [
      text(
        'amounts',
        __('Amounts to choose from', 'peppered-cart'),
        __('In euros, such as 5 10 25: each gets a button.', 'peppered-cart'),
      ),
      number(
        'amount',
        __('One amount', 'peppered-cart'),
        __(
          'In euros. A donation needs no rank, and takes its price from the settings.',
          'peppered-cart',
        ),
      ),
    ],
  };
};
