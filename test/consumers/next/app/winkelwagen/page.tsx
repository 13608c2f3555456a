'use client';

import { useVisitor } from '../visitor';

export default function Cart() {
  const { countRemoved } = useVisitor();
  return (
    <>
      <h1>Winkelwagen</h1>
      <peppered-cart
        checkout-href="/afrekenen"
        programme-href="/"
        onpeppered-cart-remove={countRemoved}
      >
        <span slot="heading">Jouw kaarten</span>
      </peppered-cart>
    </>
  );
}
