import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { theatre, type WordPress } from './wordpress.js';

const Orders = v.array(
  v.object({ orderKey: v.string(), customerId: v.nullable(v.number()), amount: v.number() }),
);

/** Every order, as the box office sees it. */
export async function listOrders({ sandbox }: WordPress) {
  const answer = await fetch(`${sandbox.origin}/sandbox/theatres/${theatre.clientName}/orders`);
  return v.parse(Orders, await answer.json());
}

/** Fills in the checkout and orders; what comes next is the bank's page. */
export async function orderAsGuest(page: Page, email: string): Promise<void> {
  await page.getByRole('radio', { name: 'iDEAL' }).check();
  await page.getByRole('textbox', { name: 'Email address' }).fill(email);
  await page.getByRole('textbox', { name: 'First name' }).fill('Anna');
  await page.getByRole('textbox', { name: 'Last name' }).fill('de Vries');
  await page.getByRole('button', { name: /Order and pay/ }).click();
}

/** What the bank's page offers. */
export type Choice = 'Betalen' | 'Annuleren';

export async function atTheBank(page: Page, choice: Choice): Promise<void> {
  await page.getByRole('button', { name: choice, exact: true }).click();
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What WCAG 2.2 asks for, axe can see and these parts of a page do not have. */
export async function violations(page: Page, parts: string): Promise<string[]> {
  await page.evaluate(axe);
  const found: unknown = await page.evaluate(`axe.run(${JSON.stringify(parts)}, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'target-size': { enabled: true } },
  }).then(({ violations, passes }) => passes.length === 0 ? ['nothing was looked at'] : violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => id + ': ' + target.flat().join(' ') + ' ' + failureSummary)))`);
  return v.parse(v.array(v.string()), found);
}
