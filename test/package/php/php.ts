import { readFileSync } from 'node:fs';
import { getPHPLoaderModule as oldest } from '@php-wasm/node-7-4';
import { getPHPLoaderModule as common } from '@php-wasm/node-8-1';
import { getPHPLoaderModule as newest } from '@php-wasm/node-8-5';
import { loadPHPRuntime, PHP } from '@php-wasm/universal';
import { filesBelow } from '../package-files.js';

/** The oldest PHP that the plugin runs on, one that many hosts have, and the newest. The tests in WordPress run on Debian's. */
export const versions = { '7.4': oldest, '8.1': common, '8.5': newest };

/** Where PHP finds the plugin. */
export const plugin = '/plugin';

/** A PHP of that version, with the plugin's PHP files and those of this folder in it. */
export async function startPhp(version: keyof typeof versions): Promise<PHP> {
  const php = new PHP(await loadPHPRuntime(await versions[version]()));
  for (const [folder, from] of [
    [plugin, 'wordpress'],
    ['/tests', 'test/package/php'],
  ] as const) {
    for (const file of filesBelow(from).filter((name) => name.endsWith('.php'))) {
      const path = folder + file.slice(from.length);
      php.mkdirTree(path.slice(0, path.lastIndexOf('/')));
      php.writeFile(path, readFileSync(file));
    }
  }
  return php;
}
