import { useState } from 'react';
import { Link, Route, Routes } from 'react-router';
import { Cart, Checkout, Programme, Thanks } from './pages';
import { useShop } from './use-shop';

export function App() {
  const { tickets, order } = useShop();
  const [removed, setRemoved] = useState(0);
  const [guest] = useState({ email: 'anna@example.nl', firstName: 'Anna', lastName: 'de Vries' });

  return (
    <>
      <header>
        <peppered-cart-badge href="/winkelwagen" show-amount>
          <Link to="/winkelwagen">Winkelwagen</Link>
        </peppered-cart-badge>
        <nav>
          <Link to="/">Programma</Link>
          <Link to="/winkelwagen">Winkelwagen</Link>
          <Link to="/afrekenen">Afrekenen</Link>
        </nav>
        <output>{`${tickets} kaarten, ${removed} verwijderd, bestelling ${order}`}</output>
      </header>
      <main>
        <Routes>
          <Route path="/" element={<Programme />} />
          <Route
            path="/winkelwagen"
            element={<Cart onRemove={() => setRemoved((count) => count + 1)} />}
          />
          <Route path="/afrekenen" element={<Checkout guest={guest} />} />
          <Route path="/bedankt" element={<Thanks guest={guest} />} />
        </Routes>
      </main>
    </>
  );
}
