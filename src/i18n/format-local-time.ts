const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The date and time that stand in an ISO 8601 instant, as the clocks show them where its offset holds: a visitor
 * elsewhere reads `2026-12-05T20:15:00+01:00` as 20:15 too. `Z` names no place, and gives the visitor's own time.
 */
export function formatLocalTime(instant: string, lang: string): string {
  const timeZone = instant.endsWith('Z') ? undefined : 'UTC';
  const key = `${lang} ${String(timeZone)}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = createFormatter(lang.replaceAll('_', '-'), timeZone);
    formatters.set(key, formatter);
  }
  return formatter.format(new Date(`${instant.slice(0, 16)}Z`));
}

function createFormatter(lang: string, timeZone: string | undefined): Intl.DateTimeFormat {
  const options = {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  } as const;
  try {
    return new Intl.DateTimeFormat([lang, 'nl'], options);
  } catch {
    // Not a language tag.
    return new Intl.DateTimeFormat('en', options);
  }
}
