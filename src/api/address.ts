/** `undefined` for what is no address. `URL.canParse` is newer than the oldest browsers that are supported. */
export function parseAddress(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

const localNames = ['localhost', '127.0.0.1', '[::1]'];

/** Whether an address is one of this very machine. */
export const isLocal = ({ hostname }: URL): boolean => localNames.includes(hostname);

/** Whether a visitor may be sent there at all: https, or http on this very machine, without user name and password. */
export const isSafe = (url: URL): boolean =>
  !url.username &&
  !url.password &&
  (url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url)));
