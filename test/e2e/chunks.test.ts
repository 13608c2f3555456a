import assert from 'node:assert/strict';
import { desktop, visit, type Visit } from './visit.js';

const settings = 'data-client-name="delinde" data-api-base="/tickets"';
const script = (address: string) => `<script type="module" src="${address}" ${settings}></script>`;
const badgeOnly = script('/cdn/peppered-cart-badge.js');

visit('loads the cart and the checkout on pages that have them', desktop, async (visitor) => {
  const files = scriptsOf(visitor);
  await visitor.open('/');
  await visitor.page.locator('peppered-cart:defined').waitFor({ state: 'attached' });
  assert.deepEqual(files.splice(0).sort(), [
    '/cdn/chunks/cart.js',
    '/cdn/chunks/shared.js',
    '/cdn/peppered-cart.js',
  ]);

  await usePage(visitor, script('/cdn/peppered-cart.js'), '<p>Bezoek</p>');
  await visitor.open('/');
  await visitor.page.locator('peppered-cart-badge:defined').waitFor();
  await visitor.page.evaluate(() => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(document.createElement('peppered-checkout'));
    document.body.append(host);
  });
  await visitor.page.getByText('Er staat niets in je winkelwagen').waitFor();
  assert.deepEqual(files.sort(), [
    '/cdn/chunks/checkout.js',
    '/cdn/chunks/shared.js',
    '/cdn/peppered-cart.js',
  ]);
});

visit('brings a cart to the shadow root that a host gets late', desktop, async (visitor) => {
  await usePage(visitor, script('/cdn/peppered-cart.js'), '<app-root></app-root>');
  await visitor.open('/');
  await visitor.page.locator('peppered-cart-badge:defined').waitFor();
  await visitor.page.evaluate(() => {
    const root = document.querySelector('app-root')?.attachShadow({ mode: 'open' });
    root?.append(document.createElement('peppered-cart'));
  });
  await visitor.page.getByText('Je winkelwagen is leeg').waitFor();
});

visit(
  'asks for what the cart and the checkout share together with them',
  desktop,
  async (visitor) => {
    const { page } = visitor;
    await page.route(/\/chunks\/cart\.js/, async (route) => {
      await shared;
      await route.continue();
    });
    const shared = page.waitForRequest(/\/chunks\/shared\.js/);
    await page.route(/\/chunks\/shared\.js/, async (route) => {
      await cart;
      await route.continue();
    });
    const cart = page.waitForRequest(/\/chunks\/cart\.js/);
    await visitor.open('/');
    await page.locator('peppered-cart:defined').waitFor({ state: 'attached' });
  },
);

visit('brings every style sheet of every element whole', desktop, async (visitor) => {
  await visitor.open('/afrekenen.html');
  await visitor.page.locator('peppered-checkout:defined').waitFor({ state: 'attached' });
  const sheets = await visitor.page.evaluate(() =>
    [...document.querySelectorAll('peppered-cart-badge, peppered-cart, peppered-checkout')].map(
      ({ localName, shadowRoot }) => [
        localName,
        ...(shadowRoot?.adoptedStyleSheets ?? []).map(({ cssRules }) => cssRules.length > 0),
      ],
    ),
  );
  assert.deepEqual(sheets.map(([name]) => name).sort(), [
    'peppered-cart',
    'peppered-cart-badge',
    'peppered-checkout',
  ]);
  for (const [name, ...whole] of sheets) {
    assert(whole.length > 1, String(name));
    assert(!whole.includes(false), String(name));
  }
});

visit('reads the cart once at the start, for the badge and the lines', desktop, async (visitor) => {
  await addTwoTickets(visitor);
  visitor.cartRequests.length = 0;
  await visitor.open('/winkelwagen.html');
  await visitor.page.getByRole('heading', { name: 'Hamlet' }).waitFor();
  await visitor.badgeSays('2 items');
  const reads = visitor.cartRequests.filter((request) => request.includes('/cart/'));
  assert.equal(reads.length, 1);
});

visit(
  'runs once behind a redirect and a query, which renews all files',
  desktop,
  async (visitor) => {
    const { page } = visitor;
    const files = scriptsOf(visitor);
    await page.route(/\/latest\.js/, (route) =>
      route.fulfill({ status: 302, headers: { location: '/cdn/peppered-cart.js?ver=3' } }),
    );
    await usePage(visitor, script('/latest.js?ver=3'));
    await addTwoTickets(visitor);
    await page.getByRole('banner').getByRole('link', { name: 'Winkelwagen' }).click();
    await page.getByRole('dialog').getByRole('heading', { name: 'Hamlet' }).waitFor();
    assert.deepEqual(files.sort(), [
      '/cdn/chunks/cart.js?ver=3',
      '/cdn/chunks/shared.js?ver=3',
      '/cdn/peppered-cart.js?ver=3',
      '/latest.js?ver=3',
    ]);
    assert.deepEqual(visitor.warnings, []);
  },
);

visit('has the badge alone load the store once there is a cart', desktop, async (visitor) => {
  const { page } = visitor;
  const files = scriptsOf(visitor);
  await usePage(visitor, badgeOnly, '<p>Bezoek</p>');
  await visitor.open('/');
  await visitor.badgeSays('0 items');
  assert.deepEqual(files, ['/cdn/peppered-cart-badge.js']);

  const tab = await page.context().newPage();
  await visitor.record(tab);
  await tab.goto(`${visitor.demo.origin}/`);
  await tab.getByRole('button', { name: 'Bestel twee kaarten' }).click();
  await visitor.badgeSays('2 items');
  assert.deepEqual(files, ['/cdn/peppered-cart-badge.js', '/cdn/chunks/store.js']);
  assert.deepEqual(visitor.warnings, []);
});

visit('warns of a badge alone that has no shop', desktop, async (visitor) => {
  await usePage(visitor, badgeOnly.replace('data-api-base', 'data-base'), '<p>Bezoek</p>');
  await visitor.open('/');
  await warned(visitor);
  assert.equal(visitor.warnings.length, 1);
  assert.match(visitor.warnings[0] ?? '', /no shop yet: give client-name and api-base/);
});

const lacking = {
  'an add button': '<button data-peppered-add>Bestel</button>',
  'a cart': '<section><peppered-cart></peppered-cart></section>',
  'a checkout': '<peppered-checkout></peppered-checkout>',
};
for (const [what, markup] of Object.entries(lacking)) {
  visit(`has the badge alone name the script that ${what} needs`, desktop, async (visitor) => {
    await usePage(visitor, badgeOnly, markup);
    await visitor.open('/');
    await warned(visitor);
    assert.equal(visitor.warnings.length, 1);
    assert.match(visitor.warnings[0] ?? '', /peppered-cart\.js/);
  });
}

visit('has the badge alone say so once for what comes later too', desktop, async (visitor) => {
  await usePage(visitor, badgeOnly, '<p>Bezoek</p>');
  await visitor.open('/');
  await visitor.badgeSays('0 items');
  assert.deepEqual(visitor.warnings, []);
  await visitor.page.evaluate((later) => {
    for (const markup of later) document.body.insertAdjacentHTML('beforeend', markup);
  }, Object.values(lacking));
  await warned(visitor);
  await visitor.page.evaluate((later) => {
    for (const markup of later) document.body.insertAdjacentHTML('beforeend', markup);
  }, Object.values(lacking));
  await visitor.page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(visitor.warnings.length, 1);
});

visit('has the badge alone keep silent beside the whole script', desktop, async (visitor) => {
  await usePage(visitor, badgeOnly + script('/cdn/peppered-cart.js'), lacking['a cart']);
  await visitor.open('/');
  await visitor.page.getByText('Je winkelwagen is leeg').waitFor();
  assert.deepEqual(visitor.warnings, []);
});

/** Resolves when the console has a warning. */
async function warned({ page, warnings }: Visit): Promise<void> {
  if (!warnings.length)
    await page.waitForEvent('console', (message) => message.type() === 'warning');
}

visit('keeps the number open until the store has come', desktop, async (visitor) => {
  const { page } = visitor;
  await addTwoTickets(visitor);
  await usePage(visitor, badgeOnly, '<p>Bezoek</p>');
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/\/chunks\/store\.js/, async (route) => {
    await arrived;
    await route.continue();
  });
  await visitor.open('/');
  const count = page.locator('peppered-cart-badge [part=count]');
  await count.waitFor();
  assert.equal((await count.innerText()).trim(), '');
  arrive();
  await visitor.badgeSays('2 items');
});

visit(
  'tells with data-layer what happened before the code for it came',
  desktop,
  async (visitor) => {
    const { page } = visitor;
    await usePage(
      visitor,
      script('/cdn/peppered-cart.js').replace('data-api', 'data-layer data-api'),
    );
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/\/chunks\/data-layer\.js/, async (route) => {
      await arrived;
      await route.continue();
    });
    await addTwoTickets(visitor);
    const events = () =>
      page.evaluate<unknown[]>(
        '(window.dataLayer ?? []).flatMap(({ event, ecommerce }) => event ? [event, ecommerce.value] : [])',
      );
    assert.deepEqual(await events(), []);
    arrive();
    while (!(await events()).length) await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.deepEqual(await events(), ['add_to_cart', 49]);
  },
);

/** The paths of all scripts that the page asks for. */
function scriptsOf({ page }: Visit): string[] {
  const paths: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (request.resourceType() === 'script') paths.push(pathname + search);
  });
  return paths;
}

/** Gives the theatre's pages another script tag, and what they show another content. */
async function usePage({ page }: Visit, tag: string, content?: string): Promise<void> {
  await page.route(/:\d+\/(\w+\.html)?$/, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(/<script[^]*<\/script>/, tag);
    const body = content ? html.replace(/<main[^]*<\/body>/, `${content}</body>`) : html;
    assert.ok(body.includes(tag) && body.includes(content ?? ''));
    await route.fulfill({ response, body });
  });
}

async function addTwoTickets(visitor: Visit): Promise<void> {
  await visitor.open('/');
  await visitor.page.getByRole('button', { name: 'Bestel twee kaarten' }).click();
  await visitor.badgeSays('2 items');
}
