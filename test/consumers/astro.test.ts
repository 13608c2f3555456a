import { consumer } from './consumer.js';

// The body that its router swapped out last stays in memory, also with plain elements alone, and never more.
consumer('astro', { ready: /Server listening on/, newerNode: true });
