import { after } from 'node:test';
import { seasonIds } from '../../demo/sandbox/season.js';
import { startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import { freePort } from '../browser/children.mjs';
import { createSubject, type Description, type Subject } from '../conformance/subject.js';
import { openTheatre } from '../sandbox/theatre.js';

const { hamlet, standard, firstRank, iDeal, cash } = seasonIds;

/** What the examples ask of their environment. */
export type Environment = Record<string, string>;

/** A theatre's site on one of the examples, and the box office behind it. */
export interface Site {
  origin: string;
  subject: Subject;
  sandbox: RunningSandbox;
  theatre: ReturnType<typeof openTheatre>;
}

let running: Promise<RunningSandbox> | undefined;

/**
 * Opens a site for as long as the tests of a file run.
 * @param start Starts the site's server, on the port that is in `PORT`.
 * @param differences How this site differs from the others.
 */
export async function openSite(
  start: (environment: Environment) => Promise<{ stop: () => Promise<void> }>,
  differences: Partial<Description> = {},
): Promise<Site> {
  const sandbox = await (running ??= startSandbox());
  const theatre = openTheatre(sandbox);
  const { clientName, apiKey } = theatre;
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const server = await start({
    PORT: port,
    PEPPERED_API_BASE: `${sandbox.origin}/v1`,
    PEPPERED_API_KEY: apiKey,
    PEPPERED_CLIENT_NAME: clientName,
    PEPPERED_GATEWAY_SECRET: 'a secret of the tests, known to all',
    SITE_ORIGIN: origin,
    PAYMENT_HOST: new URL(sandbox.origin).host,
  });
  after(async () => {
    await server.stop();
    await sandbox.close();
  });
  const subject = createSubject({
    base: `${origin}/tickets/${clientName}`,
    ticket: { priceId: standard, rankId: firstRank, eventId: hamlet },
    donation: { priceId: 'donation', maximum: 250 },
    paymentMethodId: iDeal,
    refusedPaymentMethodId: cash,
    redirectURL: `${origin}/bedankt`,
    sharesAnswers: true,
    apiRequests: `${sandbox.origin}/sandbox/theatres/${clientName}/requests`,
    ...differences,
  });
  return { origin, subject, sandbox, theatre };
}
