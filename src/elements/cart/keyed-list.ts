import { noChange } from 'lit';
import { Directive, directive, type ChildPart } from 'lit/directive.js';
import { insertPart, removePart, setChildPartValue } from 'lit/directive-helpers.js';
import { onServer } from '../shared/on-server.js';

type Entry = readonly [key: string, content: unknown];

/** Lit's `repeat` at a third of its size, for lists that hardly ever change their order. Keys are unique. */
class KeyedList extends Directive {
  #parts = new Map<string, ChildPart>();

  render(entries: readonly Entry[]): unknown {
    return onServer ? entries.map(([, content]) => content) : noChange;
  }

  override update(list: ChildPart, [entries]: [readonly Entry[]]): unknown {
    const contents = new Map(entries);
    const before = this.#parts;
    for (const [key, part] of before) {
      if (contents.has(key)) continue;
      removePart(part);
      before.delete(key);
    }
    this.#parts = new Map();
    for (const [key, content] of contents) {
      const known = before.get(key);
      const [following] = before.values();
      const part = known && known === following ? known : insertPart(list, following, known);
      before.delete(key);
      this.#parts.set(key, setChildPartValue(part, content));
    }
    return noChange;
  }
}

export const keyedList = directive(KeyedList);
