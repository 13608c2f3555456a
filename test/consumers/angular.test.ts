import { consumer } from './consumer.js';

consumer('angular', { newerNode: true });
