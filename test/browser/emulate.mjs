/**
 * Lets a browser test pretend what only Chromium can be told: a finger instead of a mouse, paper, the system's own
 * colours. The test's side is `test/emulated/emulate.ts`.
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function emulation() {
  const sessions = new WeakMap();
  return {
    name: 'emulation',
    async executeCommand({ command, payload, session }) {
      if (command !== 'emulate') return undefined;
      const page = session.browser.getPage(session.id);
      if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
      const { touch = false, media = '', features = {} } = payload;
      await sessions.get(page).send('Emulation.setTouchEmulationEnabled', { enabled: touch });
      await sessions.get(page).send('Emulation.setEmulatedMedia', {
        media,
        features: Object.entries(features).map(([name, value]) => ({ name, value })),
      });
      return true;
    },
  };
}
