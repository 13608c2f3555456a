import { executeServerCommand, setViewport } from '@web/test-runner-commands';

interface Circumstances {
  /** A finger instead of a mouse. */
  touch?: boolean;
  media?: 'print' | 'screen';
  /** Media features, such as `{ 'forced-colors': 'active' }`. */
  features?: Record<string, string>;
}

/** Puts the page in these circumstances, and out of all others. */
export const emulate = (circumstances: Circumstances = {}): Promise<unknown> =>
  executeServerCommand('emulate', circumstances);

/** 1280 × 1024 pixels at 400 % (WCAG 1.4.10). */
export const zoomedIn = { width: 320, height: 256 };
/** A phone whose owner reads letters of twice the size (WCAG 1.4.4). */
export const phone = { width: 390, height: 844 };
export const usual = { width: 800, height: 600 };

afterEach(async () => {
  await emulate();
  await setViewport(usual);
});
