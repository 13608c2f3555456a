/**
 * Holds a gateway against the rules: the one that `CONFORMANCE` describes, or else our own before the sandbox. See
 * the README beside this file.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { after } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import * as v from 'valibot';
import { seasonIds } from '../../demo/sandbox/season.js';
import { startSandbox } from '../../demo/sandbox/server.js';
import { createGateway } from '../../src/gateway.js';
import { createSubject, Description } from './subject.js';
import { conformance } from './suite.js';

const { hamlet, standard, firstRank, iDeal, creditCard, cash } = seasonIds;

/** Our gateway, as a site that sells to guests sets it up. */
async function startOwn(): Promise<Description> {
  const sandbox = await startSandbox();
  const { clientName, apiKey } = sandbox.createTheatre();
  const gateway = createGateway({
    apiBase: `${sandbox.origin}/v1`,
    clientName,
    apiKey,
    basePath: '/tickets',
    secret: 'a secret of the tests, known to all',
    guests: { pace: 10 },
    paymentMethods: [iDeal, creditCard, cash],
    guestPaymentMethods: [iDeal, creditCard],
    donations: { priceIds: ['donation'], maximum: 250 },
  });
  const answer = getRequestListener(gateway);
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(async () => {
    server.closeAllConnections();
    server.close();
    await sandbox.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const origin = `http://127.0.0.1:${String(port)}`;
  return {
    base: `${origin}/tickets/${clientName}`,
    ticket: { priceId: standard, rankId: firstRank, eventId: hamlet },
    donation: { priceId: 'donation', maximum: 250 },
    paymentMethodId: iDeal,
    refusedPaymentMethodId: cash,
    redirectURL: `${origin}/bedankt`,
    apiRequests: `${sandbox.origin}/sandbox/theatres/${clientName}/requests`,
    sharesAnswers: true,
  };
}

const { CONFORMANCE: file } = process.env;
conformance(
  createSubject(
    file ? v.parse(Description, JSON.parse(readFileSync(file, 'utf8'))) : await startOwn(),
  ),
);
