const formatters = new Map<string, (amount: number) => string>();

/**
 * A decimal amount as the visitor's language writes it, such as `€ 24,50`. A `currency` that is no ISO 4217
 * code gives the number with that code behind it, never a wrong symbol.
 */
export function formatAmount(amount: number, lang: string, currency: string): string {
  const key = `${lang} ${currency}`;
  let format = formatters.get(key);
  if (!format) {
    format = createFormatter(lang.replaceAll('_', '-'), currency);
    formatters.set(key, format);
  }
  // Never a minus before nothing.
  return format(Math.abs(amount) < 0.005 ? 0 : amount);
}

function createFormatter(lang: string, currency: string): (amount: number) => string {
  for (const locale of [lang, 'en']) {
    try {
      const formatter = new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
      });
      return (amount) => formatter.format(amount);
    } catch {
      // Not a language tag, or not a currency code.
    }
  }
  return (amount) => `${amount.toFixed(2)} ${currency}`;
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
