const localNames = ['localhost', '127.0.0.1', '[::1]'];

/** Whether an address is one of this very machine. */
export const isLocal = ({ hostname }: URL): boolean => localNames.includes(hostname);

/** Whether a visitor may be sent there at all: https, or http on this very machine, without user name and password. */
export const isSafe = (url: URL): boolean =>
  !url.username &&
  !url.password &&
  (url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url)));
