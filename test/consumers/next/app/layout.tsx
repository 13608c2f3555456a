import Link from 'next/link';
import type { ReactNode } from 'react';
import { Known, Visitor } from './visitor';

export const metadata = { title: 'Theater De Linde', icons: 'data:,' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="nl">
      <body>
        <Visitor>
          <header>
            <peppered-cart-badge href="/winkelwagen" show-amount>
              <a href="/winkelwagen">Winkelwagen</a>
            </peppered-cart-badge>
            <nav>
              <Link href="/">Programma</Link>
              <Link href="/winkelwagen">Winkelwagen</Link>
              <Link href="/afrekenen">Afrekenen</Link>
            </nav>
            <Known />
          </header>
          <main>{children}</main>
        </Visitor>
      </body>
    </html>
  );
}
