import 'peppered-cart/define';
import { configureCart, listenToAddButtons } from 'peppered-cart';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app';

configureCart({ clientName: 'delinde', apiBase: '/tickets' });
listenToAddButtons();

const root = document.getElementById('app');
if (!root) throw new Error('The page has no #app.');
createRoot(root).render(
  <StrictMode>
    <BrowserRouter>
      <App />
    </BrowserRouter>
  </StrictMode>,
);
