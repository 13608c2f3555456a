import type { TemplateResult } from 'lit';
import type { Kind } from '../../i18n/messages.js';
import { icon, ticketIcon } from '../shared/icons.js';

export const closeIcon = icon('m6 6 12 12M18 6 6 18');
export const removeIcon = icon('M4.5 7h15M9 7V4h6v3m-8.5 0 1 13h9l1-13M10 11v5m4-5v5');

export const plusIcon = icon('M12 5v14M5 12h14');

/** What tells the kinds of lines apart, beside words. */
export const kindIcons: Record<Kind, TemplateResult> = {
  ticket: ticketIcon,
  donation: icon('M12 20 4.5 12.4a4.7 4.7 0 0 1 6.7-6.6l.8.8.8-.8a4.7 4.7 0 0 1 6.7 6.6Z'),
  voucher: icon(
    'M4.5 12v8h15v-8M3 8h18v4H3ZM12 8v12M12 8c-5 0-6-2.8-4.6-4 1.6-1.2 4 .6 4.6 4Zm0 0c5 0 6-2.8 4.6-4-1.6-1.2-4 .6-4.6 4Z',
  ),
  discount: icon('M4 4h7.5l8.5 8.5-7.5 7.5L4 11.5ZM8 8v.01'),
  other: icon('M12 12v.01M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0Z'),
};
