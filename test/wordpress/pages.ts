import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { after } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findHeadlessChromium } from '../browser/find-chromium.mjs';
import { seasonIds } from '../../demo/sandbox/server.js';
import {
  administrator,
  startWordPress,
  theatre,
  type WordPress,
  type WordPressOptions,
} from './wordpress.js';

const { iDeal, creditCard, cash } = seasonIds;

/** A WordPress with its visitors. */
export interface Site extends WordPress {
  browser: Browser;
  /** A page as it is sent. */
  html: (path: string) => Promise<string>;
}

/** A WordPress and a browser for one file of tests, which end with it; by then PHP must have warned of nothing. */
export async function openSite(options: WordPressOptions): Promise<Site> {
  const wordpress = await startWordPress(options);
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    const warnings = wordpress.log();
    await wordpress.close();
    assert.equal(warnings, '');
  });
  const html = async (path: string) => (await fetch(wordpress.origin + path)).text();
  return { ...wordpress, browser, html };
}

/** The plugin as a site's owner gets it. */
export function builtZip(): string {
  execFileSync(process.execPath, ['scripts/build-wordpress.mjs'], { stdio: 'ignore' });
  return resolve('dist/peppered-cart.zip');
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await findHeadlessChromium());
}

/** Logs the site's owner in. */
export async function logIn(page: Page, { origin }: WordPress): Promise<void> {
  await page.goto(`${origin}/wp-login.php`);
  await page.getByLabel('Username or Email Address').fill(administrator.name);
  await page.locator('#user_pass').fill(administrator.password);
  await page.getByRole('button', { name: 'Log In' }).click();
  await page.waitForURL(/wp-admin/);
}

/** Installs and activates the plugin as its owner does, on the screen for uploads. */
export async function upload(page: Page, { origin }: WordPress, zip: string): Promise<void> {
  await page.goto(`${origin}/wp-admin/plugin-install.php?tab=upload`);
  await page.locator('#pluginzip').setInputFiles(zip);
  await page.getByRole('button', { name: 'Install Now' }).click();
  await page.getByRole('link', { name: 'Activate Plugin' }).click();
  await page.getByText('Plugin activated.').waitFor();
}

/** What the owner has set before, and a page for each of `contents`, by its slug. Answers their ids. */
export function prepare(
  { run }: WordPress,
  contents: Record<string, string>,
  settings: Record<string, unknown> = {},
): Record<string, number> {
  const given = JSON.stringify({
    contents,
    settings: {
      client_name: theatre.clientName,
      payment_methods: [iDeal, creditCard, cash],
      guest_payment_methods: [iDeal, creditCard],
      ...settings,
    },
  });
  const printed = run(`
    $given = json_decode( ${phpString(given)}, true );
    $ids   = array();
    foreach ( $given['contents'] as $slug => $content ) {
      $ids[ $slug ] = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => $slug, 'post_title' => ucfirst( $slug ), 'post_content' => wp_slash( $content ) ) );
    }
    foreach ( array( 'cart', 'checkout', 'thanks' ) as $which ) {
      if ( isset( $ids[ $which ] ) ) {
        $given['settings'][ $which . '_page' ] = $ids[ $which ];
      }
    }
    update_option( 'peppered_cart', array_merge( (array) get_option( 'peppered_cart', array() ), $given['settings'] ) );
    echo wp_json_encode( $ids );`);
  const ids: unknown = JSON.parse(printed);
  assert(ids && typeof ids === 'object');
  return Object.fromEntries(Object.entries(ids).map(([slug, id]) => [slug, Number(id)]));
}

export const phpString = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
