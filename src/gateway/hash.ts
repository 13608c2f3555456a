import { fromHex, toHex } from './hex.js';

/** Signs texts, and knows its own signatures. Signatures are hexadecimal. */
export interface Signer {
  sign: (text: string) => string | Promise<string>;
  /** Takes as long for every wrong signature. */
  verify: (text: string, signature: string) => boolean | Promise<boolean>;
}

interface Hashing {
  /** SHA-256 of a text, in hexadecimal. */
  hash: (text: string) => string | Promise<string>;
  /** HMAC-SHA256. */
  createSigner: (secret: string) => Signer;
}

/** What every platform has. It works on another thread, and for texts as short as these the way there is most of the work. */
export const webHashing: Hashing = {
  async hash(text) {
    return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', encode(text))));
  },
  createSigner(secret) {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    let imported: Promise<CryptoKey> | undefined;
    const key = () =>
      (imported ??= crypto.subtle.importKey('raw', encode(secret), algorithm, false, [
        'sign',
        'verify',
      ]));
    return {
      sign: async (text) =>
        toHex(new Uint8Array(await crypto.subtle.sign('HMAC', await key(), encode(text)))),
      verify: async (text, signature) =>
        crypto.subtle.verify('HMAC', await key(), fromHex(signature), encode(text)),
    };
  },
};

/** Node's own, and that of what is like it, asked for in a way that no bundler and no other platform stumbles over. */
export function findNodeHashing(): Hashing | undefined {
  const platform: { process?: { getBuiltinModule?: typeof process.getBuiltinModule } } = globalThis;
  const node = platform.process?.getBuiltinModule?.('node:crypto');
  if (!node) return undefined;
  return {
    hash: (text) => node.createHash('sha256').update(text).digest('hex'),
    createSigner(secret) {
      const key = node.createSecretKey(secret, 'utf8');
      const digest = (text: string) => node.createHmac('sha256', key).update(text).digest();
      return {
        sign: (text) => digest(text).toString('hex'),
        verify(text, signature) {
          const given = fromHex(signature);
          const own = digest(text);
          return given.byteLength === own.byteLength && node.timingSafeEqual(given, own);
        },
      };
    },
  };
}

const encode = (text: string) => new TextEncoder().encode(text);

export const { hash, createSigner } = findNodeHashing() ?? webHashing;
