import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNodeHashing, webHashing } from '../../src/gateway/hash.js';

const own = findNodeHashing();
const texts = ['', 'een sessie', '€'.repeat(1000), '\ud83c'];

test('a store and a cookie of one platform are understood on every other', async () => {
  assert(own, 'this Node has none of its own');
  const signers = [own, webHashing].map(({ createSigner }) => createSigner('geheim €'));
  for (const text of texts) {
    assert.equal(await own.hash(text), await webHashing.hash(text));
    for (const { sign } of signers)
      for (const { verify } of signers) assert.equal(await verify(text, await sign(text)), true);
  }
});

test('no platform takes the signature of another text or secret, or half a one', async () => {
  for (const { createSigner } of [webHashing, own ?? assert.fail()]) {
    const { sign, verify } = createSigner('geheim');
    const signature = await sign('een');
    assert.equal(await verify('twee', signature), false);
    assert.equal(await createSigner('ander').verify('een', signature), false);
    for (const wrong of ['', signature.slice(2), `${signature}00`])
      assert.equal(await verify('een', wrong), false);
  }
});
