import { consumer } from './consumer.js';

consumer('next', { ready: /Ready in/ });
