'use client';

import 'peppered-cart/define';
import { configureCart, listenToAddButtons } from 'peppered-cart';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

configureCart({ clientName: 'delinde', apiBase: '/tickets' });

const nothing = { tickets: 0, removed: 0, order: 'none' };
const Knowledge = createContext({ known: nothing, countRemoved: () => {} });

export const useVisitor = () => useContext(Knowledge);

/** What the app knows of its visitor. */
export function Visitor({ children }: { children: ReactNode }) {
  const [known, setKnown] = useState(nothing);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    document.addEventListener(
      'peppered-cart-change',
      ({ state }) => setKnown((before) => ({ ...before, tickets: state.numberOfItems })),
      { signal },
    );
    document.addEventListener(
      'peppered-order',
      ({ orderPhase }) => setKnown((before) => ({ ...before, order: orderPhase })),
      { signal },
    );
    const stopListening = listenToAddButtons();
    return () => {
      controller.abort();
      stopListening();
    };
  }, []);
  const countRemoved = () => setKnown((before) => ({ ...before, removed: before.removed + 1 }));
  return <Knowledge value={{ known, countRemoved }}>{children}</Knowledge>;
}

export function Known() {
  const { tickets, removed, order } = useVisitor().known;
  return <output>{`${tickets} kaarten, ${removed} verwijderd, bestelling ${order}`}</output>;
}
