import { createServer } from 'node:http';
import { once } from 'node:events';
import { seasonIds } from '../../demo/sandbox/server.js';
import { theatre, type WordPress } from './wordpress.js';

const { hamlet, standard, firstRank } = seasonIds;

/** Imitates the vendor's seat picker, which stands on a server of its own: `GET /{cartId}` is what its iframe shows. */
export async function startSeatPicker({ sandbox }: Pick<WordPress, 'sandbox'>) {
  const addTicket = async (cartId: string) => {
    const answer = await fetch(
      `${sandbox.origin}/v1/${theatre.clientName}/peppered/cart/${cartId}`,
      {
        method: 'POST',
        headers: { Authorization: theatre.apiKey, 'Content-Type': 'application/json' },
        body: JSON.stringify([{ priceId: standard, rankId: firstRank, eventId: hamlet }]),
      },
    );
    return answer.text();
  };
  const server = createServer((request, response) => {
    const cartId = (request.url ?? '/').slice(1);
    if (request.method === 'POST') {
      void addTicket(cartId).then((cart) => response.end(cart));
      return;
    }
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><button id="choose">One seat</button><button id="close">Close</button><script>
      document.querySelector('#choose').onclick = async () => {
        const cart = await (await fetch(location, { method: 'POST' })).json();
        parent.postMessage({ vdm_basketcounter: cart.numberOfItems }, '*');
      };
      document.querySelector('#close').onclick = () => parent.postMessage({ vdm_close: true }, '*');
    </script>`);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return {
    origin: `http://localhost:${String(port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
