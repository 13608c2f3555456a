/** @jsxImportSource react */
import type {} from 'peppered-cart/react';
import type { CheckoutStartEvent, PepperedCart } from 'peppered-cart';
import { useRef } from 'react';

export function App({ isDrawer }: { isDrawer: boolean }) {
  const cart = useRef<PepperedCart>(null);
  const started = ({ paymentMethod, amount, cartItems }: CheckoutStartEvent) =>
    `${paymentMethod.paymentMethodId.toFixed()} ${amount.toFixed()} ${cartItems.length}`;

  return (
    <main>
      <peppered-cart-badge id="badge" className="header" href="/cart" for="drawer" show-amount>
        <a href="/cart">Cart</a>
      </peppered-cart-badge>
      <peppered-cart
        ref={cart}
        key="drawer"
        lang="en"
        style={{ color: 'red' }}
        client-name="mytheatre"
        drawer={isDrawer}
        open-on-add={isDrawer}
        checkoutHref={undefined}
        data-layer="events"
        onClick={(event) => event.currentTarget.close()}
        onpeppered-cart-open={(event) => event.preventDefault()}
        onpeppered-cart-remove={({ cartItem }) => cartItem.itemId.trim()}
      />
      <button onClick={() => cart.current?.show()}>Open</button>
      <button onClick={() => document.querySelector('peppered-cart')?.close()}>Close</button>
      <peppered-checkout payment-method-id={7} customerId={12} onpeppered-checkout-start={started}>
        <p slot="terms">…</p>
      </peppered-checkout>

      {/* @ts-expect-error It is a number. */}
      <peppered-checkout payment-method-id="ideal" />
      {/* @ts-expect-error Properties are known by name. */}
      <peppered-cart openOnAd />
      {/* @ts-expect-error It belongs to the cart. */}
      <peppered-cart-badge drawer />
      {/* @ts-expect-error React would write the text "false", which is the name of an array. */}
      <peppered-cart data-layer={false} />
      {/* @ts-expect-error A handler takes this event. */}
      <peppered-cart onpeppered-cart-open={started} />
      {/* @ts-expect-error The event has other fields. */}
      <peppered-cart onpeppered-cart-remove={({ items }) => items} />
      {/* @ts-expect-error No such element. */}
      <peppered-basket />
    </main>
  );
}
