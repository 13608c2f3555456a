import { consumer } from './consumer.js';

consumer('vite');
