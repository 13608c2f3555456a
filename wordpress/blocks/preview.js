/**
 * Sample data for the elements in the editor's canvas. They ask a shop that exists nowhere, and are answered here: no request
 * leaves the browser.
 */
(function () {
  const base = 'https://preview.invalid/theatre/';
  const whole = window.fetch;

  const minutes = 60000;
  const inMinutes = (number) => new Date(Date.now() + number * minutes).toISOString();
  const evening = () => inMinutes(30 * 24 * 60).slice(0, 11) + '20:15:00Z';
  const ticket = (itemId) => ({
    itemType: 'ticket',
    itemId,
    eventId: 1,
    priceId: 'a',
    priceName: 'Normaal',
    description: 'Romeo & Julia',
    amount: 24.5,
  });

  const totals = () => ({
    cartId: 'sample',
    timeOut: inMinutes(20),
    numberOfItems: 2,
    amount: 49,
  });
  const answers = {
    'peppered/cart/sample/summary': totals,
    'peppered/cart/sample': () => ({
      ...totals(),
      cartItems: [ticket('b'), ticket('c')],
    }),
    'peppered/event/1': () => ({
      eventId: 1,
      eventName: 'Romeo & Julia',
      start: evening(),
      end: null,
    }),
    'peppered/paymentmethods': () => [
      { paymentMethodId: 1, name: 'iDEAL', fee: 0 },
      { paymentMethodId: 2, name: 'Creditcard', fee: 1 },
    ],
  };

  window.fetch = function (input, init) {
    const address = String(input instanceof Request ? input.url : input);
    if (!address.startsWith(base)) {
      return whole.call(window, input, init);
    }
    const answer = answers[address.slice(base.length)];
    const headers = {
      'Content-Type': 'application/json',
      'Peppered-Customer': 'guest',
    };
    const body = JSON.stringify(answer ? answer() : {});
    return Promise.resolve(new Response(body, { status: answer ? 200 : 404, headers }));
  };
})();
