/** `open`: nobody asks. `waiting`: nothing may be told yet. `refused`: the visitor said no. */
export type Consent = 'open' | 'waiting' | 'granted' | 'refused';

/**
 * What Google's Consent Mode says of statistics, from all that was pushed until now: `gtag('consent', 'default', …)` and
 * `gtag('consent', 'update', …)` with `analytics_storage`. A tag manager drops old entries, so what is `known` stays.
 * A default for some regions counts for everybody, because nobody knows here where the visitor is. Pure.
 */
export function readConsent(entries: readonly unknown[], known: Consent = 'open'): Consent {
  return entries.map(toSignal).reduce<Consent>((consent, signal) => {
    if (!signal) return consent;
    const isDenied = signal.value === 'denied';
    if (signal.command === 'update') return isDenied ? 'refused' : 'granted';
    return isDenied && consent === 'open' ? 'waiting' : consent;
  }, known);
}

/** An entry is whatever the page pushed: `gtag` pushes its `arguments`. */
function toSignal(entry: unknown): { command: unknown; value: string } | undefined {
  if (typeof entry !== 'object' || !entry || Reflect.get(entry, 0) !== 'consent') return undefined;
  const settings: unknown = Reflect.get(entry, 2);
  const value: unknown =
    typeof settings === 'object' && settings && Reflect.get(settings, 'analytics_storage');
  return typeof value === 'string' ? { command: Reflect.get(entry, 1), value } : undefined;
}
