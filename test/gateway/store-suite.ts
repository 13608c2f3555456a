import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { GatewayStore } from '../../src/gateway.js';

export const second = 1000;
export const minute = 60 * second;

export interface OpenStore {
  store: GatewayStore;
  /** Lets time pass for the store, in milliseconds. */
  tick: (milliseconds: number) => void | Promise<void>;
}

/** What every store promises. Each test opens one that is empty. */
export function describeStore(
  name: string,
  open: (context: TestContext) => OpenStore | Promise<OpenStore>,
): void {
  describe(name, () => {
    test('keeps, replaces and forgets a value', async (t) => {
      const { store } = await open(t);
      assert.equal(await store.get('a'), undefined);
      await store.set('a', 'één', minute);
      await store.set('b', 'other', minute);
      assert.equal(await store.get('a'), 'één');
      await store.set('a', '', minute);
      assert.equal(await store.get('a'), '');
      await store.delete('a');
      await store.delete('a');
      assert.equal(await store.get('a'), undefined);
      assert.equal(await store.get('b'), 'other');
    });

    test('gives a key to the first who adds it, however many do', async (t) => {
      const { store } = await open(t);
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) => store.add('a', String(index), minute)),
      );
      assert.deepEqual(new Set(answers), new Set(['0']));
      assert.equal(await store.get('a'), '0');
    });

    test('counts every increment once', async (t) => {
      const { store } = await open(t);
      const counts = await Promise.all(
        Array.from({ length: 100 }, () => store.increment('a', minute)),
      );
      assert.deepEqual(
        counts.sort((a, b) => a - b),
        Array.from({ length: 100 }, (_, index) => index + 1),
      );
      assert.equal(await store.get('a'), '100');
    });

    test('forgets a value when its lifetime is over, not before', async (t) => {
      const { store, tick } = await open(t);
      await store.set('set', 'old', minute);
      await store.add('added', 'old', minute);
      await tick(minute - second);
      assert.equal(await store.get('set'), 'old');
      assert.equal(await store.add('added', 'new', minute), 'old');
      await tick(second);
      assert.equal(await store.get('set'), undefined);
      assert.equal(await store.add('added', 'new', minute), 'new');
      await tick(minute - second);
      assert.equal(await store.get('added'), 'new');
    });

    test('starts a counter again when its lifetime is over, counted from its first increment', async (t) => {
      const { store, tick } = await open(t);
      assert.equal(await store.increment('a', minute), 1);
      await tick(minute - second);
      assert.equal(await store.increment('a', minute), 2);
      await tick(second);
      assert.equal(await store.get('a'), undefined);
      assert.equal(await store.increment('a', minute), 1);
    });

    test('holds long values', async (t) => {
      const { store } = await open(t);
      const long = '€'.repeat(300_000);
      await store.set('a', long, minute);
      assert.equal(await store.get('a'), long);
    });
  });
}
