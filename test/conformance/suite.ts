import { allowList } from './allow-list.js';
import { buying } from './buying.js';
import { carts } from './carts.js';
import { reading } from './reading.js';
import type { Subject } from './subject.js';
import { writes } from './writes.js';

/** Registers a test for every rule. */
export function conformance(subject: Subject): void {
  for (const rules of [allowList, writes, carts, buying, reading]) rules(subject);
}
