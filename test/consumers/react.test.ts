import { consumer } from './consumer.js';

consumer('react');
