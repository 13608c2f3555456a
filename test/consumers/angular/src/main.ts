import 'peppered-cart/define';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { configureCart, listenToAddButtons } from 'peppered-cart';
import { App } from './app';
import { CartPage } from './cart-page';
import { CheckoutPage } from './checkout-page';
import { ProgrammePage } from './programme-page';
import { ThanksPage } from './thanks-page';

configureCart({ clientName: 'delinde', apiBase: '/tickets' });
listenToAddButtons();

const routes = [
  { path: '', component: ProgrammePage },
  { path: 'winkelwagen', component: CartPage },
  { path: 'afrekenen', component: CheckoutPage },
  { path: 'bedankt', component: ThanksPage },
];

bootstrapApplication(App, { providers: [provideRouter(routes)] }).catch(console.error);
