/** @jsxImportSource preact */
import type {} from 'peppered-cart/preact';
import type { CheckoutRedirectEvent, PepperedCart } from 'peppered-cart';
import { createRef } from 'preact';

export function App({ isDrawer }: { isDrawer: boolean }) {
  const cart = createRef<PepperedCart>();
  const left = ({ url, order }: CheckoutRedirectEvent) => url + order.orderKey;

  return (
    <main>
      <peppered-cart-badge class="header" href="/cart" hide-when-empty>
        <a href="/cart">Cart</a>
      </peppered-cart-badge>
      <peppered-cart
        ref={cart}
        lang="en"
        client-name="mytheatre"
        drawer={isDrawer}
        openOnAdd={isDrawer}
        onClick={() => cart.current?.show()}
        onpeppered-cart-close={(event) => event.target}
      />
      <peppered-checkout payment-method-id={7} onpeppered-checkout-redirect={left} />

      {/* @ts-expect-error It is a number. */}
      <peppered-checkout payment-method-id="ideal" />
      {/* @ts-expect-error Properties are known by name. */}
      <peppered-cart openOnAd />
      {/* @ts-expect-error Preact would write the text "false", and an attribute that is there is true. */}
      <peppered-cart open-on-add={isDrawer} />
      {/* @ts-expect-error A handler takes this event. */}
      <peppered-cart onpeppered-cart-open={left} />
    </main>
  );
}
