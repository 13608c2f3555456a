const formatters = new Map<string, (amount: number) => string>();

/**
 * A decimal amount as the visitor's language writes it, such as `€ 24,50`. A `currency` that is no ISO 4217
 * code gives the number with that code behind it, such as `24,50 munten`, never a wrong symbol.
 */
export function formatAmount(amount: number, lang: string, currency: string): string {
  const key = `${lang} ${currency}`;
  let format = formatters.get(key);
  if (!format) {
    format = createFormatter(lang.replaceAll('_', '-'), currency.trim());
    formatters.set(key, format);
  }
  // Never a minus before nothing.
  return format(Math.abs(amount) < 0.005 ? 0 : amount);
}

function createFormatter(lang: string, currency: string): (amount: number) => string {
  const code = currency.toUpperCase();
  // XXX is no currency, and some browsers know that one.
  if (code !== 'XXX' && Intl.supportedValuesOf('currency').includes(code)) {
    const known = numberFormat(lang, { style: 'currency', currency });
    return (amount) => known.format(amount);
  }
  warnOfCurrency(currency);
  const number = numberFormat(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (amount) => `${number.format(amount)}\u00a0${currency}`.trim();
}

function numberFormat(lang: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    // Not in the browser's own language where it does not know that of the words.
    return new Intl.NumberFormat([lang, 'nl'], options);
  } catch {
    // Not a language tag.
    return new Intl.NumberFormat('en', options);
  }
}

const warned = new Set<string>();

function warnOfCurrency(currency: string): void {
  if (warned.has(currency)) return;
  warned.add(currency);
  console.warn(`peppered-cart: "${currency}" is no currency that this browser knows (ISO 4217)`);
}

/** Milliseconds as minutes and seconds, rounded up so that it reads 0:00 only when the time is over. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const parts = [Math.floor((seconds / 60) % 60), seconds % 60];
  const hours = Math.floor(seconds / 3600);
  if (hours) parts.unshift(hours);
  return parts
    .map((part, index) => (index ? String(part).padStart(2, '0') : String(part)))
    .join(':');
}
