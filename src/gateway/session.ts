import { isLocalSite } from './addresses.js';
import { readCookies } from './cookies.js';
import { createSigner } from './hash.js';
import { toHex } from './hex.js';

/** Who a browser is to the gateway: a random id in a signed cookie, and nothing else. */
export interface Session {
  id: string;
  /** Whether the browser has the cookie already. */
  known: boolean;
  /** Whether the cookie is less than a day old. An older one is given anew, so that a session in use does not end. */
  fresh: boolean;
}

export interface Sessions {
  /** The session that the request's cookie names; a new one where there is none, or its signature is wrong. */
  read(request: Request): Promise<Session>;
  /** The `Set-Cookie` value that gives the browser its session. */
  cookie(session: Session, request: Request): Promise<string>;
}

/** Milliseconds that a session lasts, and what a gateway remembers for it: as long as the vendor's own cart cookie. */
export const sessionLifetime = 7 * 24 * 60 * 60 * 1000;

/** Id, when it was issued in epoch seconds (not in the cookies of earlier versions), signature. */
const format = /^([0-9a-f]{48}(?:\.\d{1,12})?)\.([0-9a-f]{64})$/;
const day = 86_400_000;

/**
 * Sessions whose cookies are signed with HMAC-SHA256, so that nobody can choose the id of one.
 * @param origins The site's own.
 */
export function createSessions(secret: string, origins?: readonly string[]): Sessions {
  const signer = createSigner(secret);
  const signed = (content: string) => `peppered-cart session ${content}`;
  const isLocal = (request: Request) => isLocalSite(request, origins);
  /** `__Host-` keeps other hosts of the site's domain from setting the cookie; not every browser takes it over http. */
  const cookieName = (request: Request) =>
    isLocal(request) ? 'peppered-cart' : '__Host-peppered-cart';

  return {
    async read(request) {
      for (const value of readCookies(request, cookieName(request))) {
        const [, content = '', signature = ''] = format.exec(value) ?? [];
        if (!content || !(await signer.verify(signed(content), signature))) continue;
        const [id = '', issued = '0'] = content.split('.');
        return { id, known: true, fresh: Date.now() - Number(issued) * 1000 < day };
      }
      return {
        id: toHex(crypto.getRandomValues(new Uint8Array(24))),
        known: false,
        fresh: false,
      };
    },
    async cookie({ id }, request) {
      const content = `${id}.${String(Math.floor(Date.now() / 1000))}`;
      const value = `${content}.${await signer.sign(signed(content))}`;
      const age = String(sessionLifetime / 1000);
      const secure = isLocal(request) ? '' : '; Secure';
      return `${cookieName(request)}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
    },
  };
}
