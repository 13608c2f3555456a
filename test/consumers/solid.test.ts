import { consumer } from './consumer.js';

consumer('solid');
