import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { openAlbum } from '../../scripts/screenshots/album.js';

const png = new Uint8Array();

describe('the pictures of `npm run screenshots`', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'album-'));
    const album = openAlbum(folder, ['nl', 'de'], '');
    for (const name of ['nl-cart-filled-phone-dark', 'nl-cart-empty-phone-dark', 'de-badge-phone'])
      album.keep(name, png);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('stay when others are taken', () => {
    const album = openAlbum(folder, ['nl', 'de'], 'nl cart-filled');
    assert.equal(album.wants('nl-cart-filled-phone-dark'), true);
    assert.equal(album.wants('de-cart-filled-phone-dark'), false);
    album.keep('nl-cart-filled-phone-dark', png);
    album.removeOutdated();
    assert.deepEqual([...album.taken], ['nl-cart-filled-phone-dark']);
    assert.deepEqual(album.names().toSorted(), [
      'de-badge-phone',
      'nl-cart-empty-phone-dark',
      'nl-cart-filled-phone-dark',
    ]);
  });

  it('go when they would be taken, but what they show is there no longer', () => {
    const album = openAlbum(folder, ['nl'], 'cart');
    album.keep('nl-cart-full-phone-dark', png);
    album.removeOutdated();
    assert.deepEqual(album.names().toSorted(), ['de-badge-phone', 'nl-cart-full-phone-dark']);
  });
});
