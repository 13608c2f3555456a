/** An instant as date and time in the visitor's language and time zone, such as `21 april 2026 om 14:35`. */
export function formatInstant(instant: number, lang: string): string {
  const options = { dateStyle: 'long', timeStyle: 'short' } as const;
  try {
    return new Date(instant).toLocaleString([lang.replaceAll('_', '-'), 'nl'], options);
  } catch {
    // Not a language tag.
    return new Date(instant).toLocaleString('en', options);
  }
}
