import 'peppered-cart/define';
import { configureCart, listenToAddButtons } from 'peppered-cart';
import { mount } from 'svelte';
import App from './App.svelte';

configureCart({ clientName: 'delinde', apiBase: '/tickets' });
listenToAddButtons();

const target = document.querySelector('#app');
if (target) mount(App, { target });
