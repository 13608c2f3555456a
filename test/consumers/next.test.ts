import { consumer } from './consumer.js';

consumer('next', /Ready in/);
