/** Runs code that is not ours. What it throws is told as every uncaught error is, and changes nothing here. */
export function isolate(run: () => void): void {
  try {
    run();
  } catch (error) {
    // Node has none.
    if (typeof reportError === 'function') reportError(error);
    else console.error(error);
  }
}
