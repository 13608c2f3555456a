import { desktop, focusIsKept, focusIsSeen, keyboard, phone, visit, type Visit } from './visit.js';

/** 1280 × 1024 pixels at 400 %. */
const zoomed = { viewport: { width: 320, height: 256 } };

for (const [name, device] of Object.entries({ desktop, phone, zoomed }))
  visit(`keeps the focus in sight from the programme to the paid order: ${name}`, device, buy);

async function buy(visitor: Visit): Promise<void> {
  const { page } = visitor;
  const press = async (role: 'button' | 'link' | 'checkbox', name: RegExp | string) => {
    await keyboard.press(page.getByRole(role, { name }).first());
  };
  const stays = async () => {
    await focusIsKept(page);
    await focusIsSeen(page);
  };

  await visitor.open('/');
  await press('button', 'Bestel twee kaarten');
  await visitor.badgeSays('2 items');
  await stays();

  await press('link', /^Winkelwagen/);
  const drawer = page.getByRole('dialog', { name: 'Winkelwagen' });
  const lines = drawer.getByRole('button', { name: /^Verwijder Standaard/ });
  await lines.nth(1).waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await stays();
  await page.keyboard.press('Enter');
  await lines.nth(1).waitFor();

  await press('button', /^Verwijder Standaard/);
  await lines.nth(1).waitFor({ state: 'detached' });
  await stays();
  await press('button', /^Verwijder Standaard/);
  await lines.waitFor({ state: 'detached' });
  await stays();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await stays();

  await press('button', 'Bestel twee kaarten');
  await visitor.badgeSays('2 items');
  await visitor.open('/afrekenen.html');
  await keyboard.choose(page.getByRole('radio', { name: 'iDEAL' }));
  await focusIsSeen(page);
  await press('button', /^Bestellen en/);
  await page.getByRole('alert').waitFor();
  await stays();
  await press('checkbox', /^Ik ga akkoord/);
  await press('button', /^Bestellen en/);
  await page.getByRole('heading', { name: 'Betaling' }).waitFor();
  await press('button', /^Betalen$/);
  await page.getByRole('heading', { name: 'Betaald. Tot snel.' }).waitFor();
  await press('link', 'Bekijk je kaarten');
}
