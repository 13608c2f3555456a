import { desktop, keyboard, visit } from './visit.js';

visit('buys a ticket in German, by the names of things alone', desktop, async (visitor) => {
  const { page } = visitor;
  await visitor.open('/de.html');
  await keyboard.press(page.getByRole('button', { name: 'Zwei Karten bestellen' }));
  await visitor.badgeSays('2 Artikel');
  await keyboard.press(page.getByRole('banner').getByRole('link', { name: /^Warenkorb/ }));
  const drawer = page.getByRole('dialog', { name: 'Warenkorb' });
  await keyboard.press(drawer.getByRole('button', { name: /entfernen$/ }).first());
  await visitor.badgeSays('1 Artikel');
  await keyboard.press(drawer.getByRole('link', { name: 'Zur Kasse' }));
  await page.getByRole('heading', { name: 'Kasse', level: 1 }).waitFor();
  await keyboard.choose(page.getByRole('radio', { name: /^iDEAL/ }));
  await keyboard.press(page.getByRole('checkbox', { name: /^Ich stimme/ }));
  await keyboard.press(page.getByRole('button', { name: /^Zahlungspflichtig bestellen/ }));
  await page.getByRole('heading', { name: 'Zahlung' }).waitFor();
  await keyboard.press(page.getByRole('button', { name: 'Bezahlen', exact: true }));
  await page.getByRole('heading', { name: 'Bezahlt. Bis bald.' }).waitFor();
  await keyboard.press(page.getByRole('link', { name: 'Karten ansehen' }));
});
