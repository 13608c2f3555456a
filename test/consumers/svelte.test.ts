import { consumer } from './consumer.js';

consumer('svelte');
