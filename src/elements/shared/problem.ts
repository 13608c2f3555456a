import type { BadgeMessages } from '../../i18n/messages.js';
import type { CartState } from '../../store/state.js';

/** What the visitor is told of the last thing that went wrong. */
export function problemIn({ problem }: CartState, messages: BadgeMessages): string | undefined {
  if (!problem) return undefined;
  const { action, error } = problem;
  if (error.outcomeUnknown) return messages.unsure;
  if (error.kind === 'rate-limited') return messages.crowded;
  if (error.missing) return messages.partlyAdded(error.missing);
  if (action !== 'add') return messages.notChanged;
  if (error.kind !== 'conflict') return messages.notAdded;
  // A title may run in the other direction than the sentence around it (Unicode's isolates).
  return messages.taken(error.tickets && `\u2068${error.tickets}\u2069`);
}
