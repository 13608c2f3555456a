import 'peppered-cart/define';
import { Route, Router } from '@solidjs/router';
import {
  configureCart,
  listenToAddButtons,
  type CartChangeEvent,
  type OrderPhase,
  type PepperedOrderEvent,
} from 'peppered-cart';
import { createSignal, onCleanup, type ParentProps } from 'solid-js';
import { render } from 'solid-js/web';
import { CartPage, CheckoutPage, ProgrammePage, ThanksPage } from './pages';

configureCart({ clientName: 'delinde', apiBase: '/tickets' });
listenToAddButtons();

const [removed, setRemoved] = createSignal(0);

function Layout(props: ParentProps) {
  const [tickets, setTickets] = createSignal(0);
  const [order, setOrder] = createSignal<OrderPhase>('none');
  const changed = ({ state }: CartChangeEvent) => setTickets(state.numberOfItems);
  const ordered = ({ orderPhase }: PepperedOrderEvent) => setOrder(orderPhase);
  document.addEventListener('peppered-cart-change', changed);
  document.addEventListener('peppered-order', ordered);
  onCleanup(() => {
    document.removeEventListener('peppered-cart-change', changed);
    document.removeEventListener('peppered-order', ordered);
  });
  return (
    <>
      <header>
        <peppered-cart-badge href="/winkelwagen" show-amount>
          Winkelwagen
        </peppered-cart-badge>
        <nav>
          <a href="/">Programma</a>
          <a href="/winkelwagen">Winkelwagen</a>
          <a href="/afrekenen">Afrekenen</a>
        </nav>
        <output>
          {tickets()} kaarten, {removed()} verwijderd, bestelling {order()}
        </output>
      </header>
      <main>{props.children}</main>
    </>
  );
}

const root = document.querySelector('#app');
if (root)
  render(
    () => (
      <Router root={Layout}>
        <Route path="/" component={ProgrammePage} />
        <Route
          path="/winkelwagen"
          component={() => <CartPage onRemove={() => setRemoved((count) => count + 1)} />}
        />
        <Route path="/afrekenen" component={CheckoutPage} />
        <Route path="/bedankt" component={ThanksPage} />
      </Router>
    ),
    root,
  );
