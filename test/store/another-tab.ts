import type { openPage } from './browser-page.js';

declare global {
  interface Window {
    /** In `tab.html`. */
    openPage?: typeof openPage;
  }
}

const frames: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

/** Opens another tab of the site for one test, at an address below this one: a window of its own, on the same storage. */
export async function openTab(): Promise<Window & { openPage: typeof openPage }> {
  const frame = document.createElement('iframe');
  frame.src = '/test/store/tab.html';
  const loaded = new Promise((resolve) => {
    frame.onload = resolve;
  });
  frames.push(frame);
  document.body.append(frame);
  await loaded;
  const tab = frame.contentWindow;
  if (!tab?.openPage) throw new Error('the tab did not load');
  return Object.assign(tab, { openPage: tab.openPage });
}
