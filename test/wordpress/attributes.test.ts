/**
 * Every attribute of the elements can be set: in the sidebar of its block, and in its shortcode. A new one that is not, and has no reason
 * here, is a failure.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as v from 'valibot';
import { attributesOf, camel, elements, ofOneVisitor } from './elements.js';
import { builtZip, logIn, openSite, phpString, prepare } from './pages.js';
import { theatre } from './wordpress.js';

/** Something that an attribute takes. */
const sample = (name: string) =>
  ({
    'payment-method-id': '3',
    currency: 'CHF',
    lang: 'de',
    email: 'anna@example.nl',
  })[name] ??
  (/href|url/.test(name)
    ? `/${name}/`
    : /^(show|hide|open|drawer)/.test(name)
      ? 'yes'
      : `my ${name}`);
const shown = (name: string) =>
  sample(name) === 'yes' ? ` ${name} ` : ` ${name}="${sample(name)}"`;

const wordpress = await openSite({
  constants: { PEPPERED_CART_API_KEY: theatre.apiKey },
});
const { origin, run, browser } = wordpress;
builtZip();
prepare(wordpress, {}, { donation_prices: ['donation'] });

const shortcode = (written: string) => run(`echo do_shortcode( ${phpString(written)} );`);
const block = (name: string, attributes: Record<string, unknown>) =>
  run(`echo do_blocks( serialize_block( array(
    'blockName'    => 'peppered-cart/${name}',
    'attrs'        => json_decode( ${phpString(JSON.stringify(attributes))}, true ),
    'innerContent' => array(),
  ) ) );`);

test('each attribute of an element is one of its block', () => {
  assert.equal(elements.length, 3);
  for (const { block: name, attributes, slots } of elements) {
    const has = Object.keys(attributesOf(name));
    for (const each of [...attributes, ...slots].filter((each) => !ofOneVisitor.includes(each)))
      assert(has.includes(camel(each)), `${name} has ${each}`);
  }
});

test('each attribute and slot that a shortcode or a block is given reaches the element', () => {
  for (const { tagName, shortcode: name, block: folder, attributes, slots } of elements) {
    const written = [...attributes, ...slots].map((each) => `${each}="${sample(each)}"`).join(' ');
    const ofShortcode = shortcode(`[${name} ${written}]`);
    const types = attributesOf(folder);
    const given: [string, unknown][] = [...attributes, ...slots]
      .filter((each) => !ofOneVisitor.includes(each))
      .map((each) => {
        const { type } = types[camel(each)] ?? {};
        const value = sample(each);
        return [camel(each), type === 'boolean' || (type === 'number' ? Number(value) : value)];
      });
    const ofBlock = block(folder, Object.fromEntries(given));
    for (const [markup, expected] of [
      [ofShortcode, attributes],
      [ofBlock, attributes.filter((each) => !ofOneVisitor.includes(each))],
    ] as const) {
      const tag = new RegExp(`<${tagName} [^>]*>`).exec(markup)?.[0] ?? '';
      for (const each of expected) assert(tag.includes(shown(each)), `${each} in ${markup}`);
      for (const slot of slots)
        assert.match(markup, new RegExp(`<\\w+ slot="${slot}">[^/]*my ${slot}`), slot);
    }
  }
});

test('an element in another language than its page gets its words', () => {
  const scripts = (written: string) =>
    run(`do_shortcode( ${phpString(written)} );
      ob_start(); wp_script_modules()->print_enqueued_script_modules(); echo ob_get_clean();`);
  assert.match(scripts('[peppered_cart lang="fr-BE"]'), /cdn\/lang\/fr\.js/);
  assert.doesNotMatch(scripts('[peppered_cart lang="nl"]'), /cdn\/lang\/fr\.js/);
});

test('an element’s words may have links, and nothing that runs', () => {
  const cart = block('cart', {
    empty: '<a href="/programme" onclick="x()">Programme</a><script>x()</script>',
  });
  assert.match(cart, /<p slot="empty"><a href="\/programme">Programme<\/a>x\(\)<\/p>/);
});

test('what a shortcode of the checkout holds are the terms, with their link', async () => {
  prepare(wordpress, {
    order:
      'Before\n\n[peppered_checkout paid="See you"]\nI agree to <a href="/terms">the “terms”</a>\n[/peppered_checkout]',
  });
  const order = await (await fetch(`${origin}/order/`)).text();
  assert.match(
    order,
    /<p slot="paid">See you<\/p><label slot="terms"><input type="checkbox" required> I agree to <a href="\/terms">the “terms”<\/a><\/label>/,
  );
  const slots = shortcode('[peppered_checkout]<p slot="paid">Bye</p>[/peppered_checkout]');
  assert.match(slots, /<peppered-checkout [^>]*><p slot="paid">Bye<\/p><\/peppered-checkout>/);
});

test('the demonstration of the plugin directory is a page with all blocks', () => {
  const { steps } = v.parse(
    v.object({ steps: v.array(v.object({ step: v.string(), code: v.optional(v.string(), '') })) }),
    JSON.parse(readFileSync('wordpress/assets/blueprints/blueprint.json', 'utf8')),
  );
  const code = steps.map((each) => each.code).join('');
  run(code.replace(/^<\?php\s+require .*/, ''));
  const page = run('echo do_blocks( get_post( 4711 )->post_content );');
  for (const part of [
    '<peppered-cart-badge ',
    '<peppered-cart ',
    '<peppered-checkout ',
    '<button ',
  ])
    assert(page.includes(part), part);
});

test('a ticket button adds several items at once, of a block and of a shortcode', () => {
  const first = { priceId: 'a', rankId: 42, eventId: 95, numberOfTickets: 2 };
  const second = { priceId: 'b', rankId: 0, eventId: 96 };
  const items = (markup: string): unknown => {
    const [, written = ''] = /data-peppered-add="([^"]*)"/.exec(markup) ?? [];
    return JSON.parse(written.replaceAll('&quot;', '"'));
  };
  const unfinished = { priceId: 'c' };
  const both = block('add-button', { ...first, items: [second, unfinished] });
  assert.deepEqual(items(both), [first, second]);
  assert.doesNotMatch(both, /data-price-id/);
  const written = `[peppered_add_button price-id="a" rank-id=42 event-id=95 number-of-tickets=2 items='${JSON.stringify(second)}']`;
  assert.deepEqual(items(shortcode(written)), [first, second]);
});

test('a donation needs no more than its amounts; each gets a button', () => {
  const buttons = (markup: string) =>
    [...markup.matchAll(/<button ([^>]*)>([^<]*)<\/button>/g)].map(([, attributes = '', text]) => [
      text?.replace('\u00a0', ' '),
      attributes.includes('data-price-id="donation"') && attributes.includes('data-rank-id="0"'),
      /data-amount="([^"]*)"/.exec(attributes)?.[1],
    ]);
  const three = [
    ['Give € 5', true, '5'],
    ['Give € 10', true, '10'],
    ['Give € 25', true, '25'],
  ];
  assert.deepEqual(buttons(block('add-button', { amounts: '5 10 25', label: 'Give' })), three);
  for (const amounts of ['5, 10, 25', '5,10,25', '€ 5; € 10; € 25'])
    assert.deepEqual(
      buttons(shortcode(`[peppered_add_button amounts="${amounts}" label="Give"]`)),
      three,
    );
  const [[text, , amount] = []] = buttons(shortcode('[peppered_add_button amounts="7,50"]'));
  assert.deepEqual([text, amount], ['Donate € 7.50', '7.5']);
  assert.deepEqual(buttons(block('add-button', { amount: 5 })), [['Donate', true, '5']]);
  const anchored = block('add-button', { amounts: '5 10', anchor: 'give' });
  assert.equal(anchored.split('id="give"').length, 2);
});

test('a visitor chooses how much to give', async () => {
  const ids = prepare(wordpress, {
    give: '<!-- wp:peppered-cart/badge {"showAmount":true} /--><!-- wp:peppered-cart/add-button {"amounts":"5 10 25"} /-->',
  });
  assert(ids.give);
  const context = await browser.newContext();
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`${origin}/give/`);
  await page.getByRole('button', { name: 'Donate € 10' }).click();
  await page.getByRole('button', { name: /1 item.*€10.00/ }).waitFor();
  await context.close();
});

test('the sidebar has a control for each attribute, and the canvas a field for each slot', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await context.route(
    (url) => url.origin !== origin && url.protocol.startsWith('http'),
    (route) => route.abort(),
  );
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await logIn(page, wordpress);
  run(
    "update_user_meta( 1, 'wp_persisted_preferences', array( 'core/edit-post' => array( 'welcomeGuide' => false ), 'core' => array( 'enableChoosePatternModal' => false ), '_modified' => gmdate( 'c' ) ) );",
  );
  await page.goto(`${origin}/wp-admin/post-new.php?post_type=page`, { waitUntil: 'commit' });
  const canvas = page.frameLocator('iframe[name="editor-canvas"]');
  await canvas.getByRole('textbox', { name: 'Add title' }).waitFor();
  const labels = {
    badge: [
      'Label',
      'Cart page',
      'Drawer',
      'Show the amount',
      'Hide when empty',
      'Language',
      'Currency',
    ],
    cart: [
      'As a drawer',
      'Open when something is added',
      'Checkout page',
      'Programme page',
      'Language',
      'Currency',
    ],
    checkout: [
      'Thanks page',
      'Payment method that is chosen at first',
      'Programme page',
      'Language',
      'Currency',
    ],
    'add-button': [
      'Price',
      'Rank',
      'Performance',
      'Number of tickets',
      'Seat',
      'Amounts to choose from',
      'One amount',
    ],
  };
  const words: Record<string, string[]> = {
    cart: ['Heading', 'When the cart is empty', 'Below the total'],
    checkout: [
      'Above the sums',
      'What the visitor must agree to, with a link to it',
      'How to sign in, for visitors who cannot order yet',
      'When the cart is empty',
      'After an order',
      'When an order was not paid',
    ],
    'add-button': ['Label'],
  };
  for (const [name, expected] of Object.entries(labels)) {
    await page.evaluate(`{
      const block = wp.blocks.createBlock('peppered-cart/${name}');
      wp.data.dispatch('core/block-editor').resetBlocks([block]);
      wp.data.dispatch('core/block-editor').selectBlock(block.clientId);
      wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block');
    }`);
    const sidebar = page.getByRole('region', { name: 'Editor settings' });
    for (const panel of ['Language and currency', 'Donation'])
      if (name === 'add-button' ? panel === 'Donation' : panel !== 'Donation')
        await sidebar.getByRole('button', { name: panel }).click();
    for (const label of expected) await sidebar.getByLabel(label, { exact: true }).waitFor();
    for (const label of words[name] ?? [])
      await canvas.getByRole('textbox', { name: label, exact: true }).waitFor();
    const attributes = Object.keys(attributesOf(name)).filter(
      (each) => !['anchor', 'items'].includes(each),
    );
    const ofBadge = name === 'badge' ? 0 : (words[name]?.length ?? 0);
    assert.equal(expected.length + ofBadge, attributes.length, name);
  }
  const sidebar = page.getByRole('region', { name: 'Editor settings' });
  await sidebar.getByRole('button', { name: 'Add another ticket' }).click();
  await sidebar.getByRole('button', { name: 'Ticket 2' }).waitFor();
  await sidebar.getByLabel('Price', { exact: true }).last().fill('b');
  await sidebar.getByLabel('Amounts to choose from', { exact: true }).fill('5 10');
  await canvas.getByText('On the site a button for each of € 5 10.').waitFor();
  const saved = await page.evaluate(
    `wp.blocks.serialize(wp.data.select('core/block-editor').getBlocks())`,
  );
  assert.equal(
    saved,
    '<!-- wp:peppered-cart/add-button {"amounts":"5 10","items":[{"priceId":"b"}]} /-->',
  );
  assert.deepEqual(errors, []);
  await context.close();
});
