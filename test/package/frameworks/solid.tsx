/** @jsxImportSource solid-js */
import type {} from 'peppered-cart/solid';
import type { CartOpenEvent, CartRemoveEvent, PepperedCart } from 'peppered-cart';

export function App(props: { isDrawer: boolean }) {
  let cart: PepperedCart | undefined;
  const removed = ({ cartItem }: CartRemoveEvent) => cartItem.itemId.trim();

  return (
    <main>
      <peppered-cart-badge class="header" href="/cart" show-amount={props.isDrawer}>
        <a href="/cart">Cart</a>
      </peppered-cart-badge>
      <peppered-cart
        ref={(element) => (cart = element)}
        lang="en"
        attr:client-name="mytheatre"
        drawer={props.isDrawer}
        prop:openOnAdd={props.isDrawer}
        onClick={() => cart?.show()}
        on:peppered-cart-open={(event: CartOpenEvent) => event.preventDefault()}
        on:peppered-cart-remove={removed}
      />

      {/* @ts-expect-error It is a number. */}
      <peppered-checkout payment-method-id="ideal" />
      {/* @ts-expect-error It is one thing or the other. */}
      <peppered-cart prop:openOnAdd="yes" />
      {/* @ts-expect-error Solid would write the text "false", and an attribute that is there is true. */}
      <peppered-cart attr:open-on-add={props.isDrawer} />
      {/* @ts-expect-error A handler takes this event. */}
      <peppered-cart on:peppered-cart-open={removed} />
    </main>
  );
}
