import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

/** How a file is sent, the smallest first; `identity` is as it is. */
export type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const encode: Record<Encoding, (code: Buffer) => Promise<Buffer>> = {
  br: (code) => brotli(code),
  gzip: (code) => zip(code, { level: 9 }),
  identity: (code) => Promise.resolve(code),
};

/**
 * The script files of a folder, as those are when it starts: a function that answers one by its path from there, or `undefined`
 * when there is none. Each is read and compressed once, when it is first asked for.
 */
export function openScriptFiles(
  folder: string,
): (path: string, encoding: Encoding) => Promise<Buffer> | undefined {
  const paths = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.js')),
  );
  const encoded = new Map<string, Promise<Buffer>>();
  return (path, encoding) => {
    if (!paths.has(path)) return undefined;
    const key = `${encoding} ${path}`;
    const known = encoded.get(key);
    if (known) return known;
    const code = readFile(join(folder, path)).then(encode[encoding]);
    encoded.set(key, code);
    // What went wrong once is tried again.
    code.catch(() => encoded.delete(key));
    return code;
  };
}
