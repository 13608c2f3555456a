import 'peppered-cart/define';
import { configureCart, listenToAddButtons } from 'peppered-cart';
import { createApp } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import App from './App.vue';
import CartPage from './CartPage.vue';
import CheckoutPage from './CheckoutPage.vue';
import ProgrammePage from './ProgrammePage.vue';
import ThanksPage from './ThanksPage.vue';

configureCart({ clientName: 'delinde', apiBase: '/tickets' });
listenToAddButtons();

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: ProgrammePage },
    { path: '/winkelwagen', component: CartPage },
    { path: '/afrekenen', component: CheckoutPage },
    { path: '/bedankt', component: ThanksPage },
  ],
});

createApp(App).use(router).mount('#app');
