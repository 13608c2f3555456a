import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const Manifest = v.object({
  modules: v.array(
    v.object({
      declarations: v.array(
        v.object({
          tagName: v.optional(v.string()),
          attributes: v.optional(v.array(v.object({ name: v.string() })), []),
          slots: v.optional(v.array(v.object({ name: v.string() })), []),
        }),
      ),
    }),
  ),
});
const Block = v.object({ attributes: v.record(v.string(), v.object({ type: v.string() })) });

/** Attributes that no editor sets, and why. */
const leftOut: Record<string, string> = {
  'client-name': 'the settings',
  'api-base': 'the plugin’s own gateway',
  'ticket-origin': 'the settings',
  'payment-origins': 'the settings',
  'cart-cookie': 'the settings',
  'data-layer': 'the settings',
  'cart-id': 'one visitor’s own',
  'customer-id': 'the gateway knows who buys',
  open: 'a state',
  hint: 'a state',
  guestErrors: 'a state',
};
/** Attributes of shortcodes alone: on a block they would be the same for every visitor. */
export const ofOneVisitor = ['email', 'customer-first-name', 'customer-last-name'];

/** The elements of the manifest, and what they are called here. */
export const elements = v
  .parse(Manifest, json('custom-elements.json'))
  .modules.flatMap(({ declarations }) => declarations)
  .flatMap(({ tagName = '', attributes, slots }) =>
    tagName === ''
      ? []
      : [
          {
            tagName,
            block: tagName.replace('peppered-', '').replace('cart-badge', 'badge'),
            shortcode: tagName.replaceAll('-', '_'),
            attributes: attributes.map(({ name }) => name).filter((name) => !(name in leftOut)),
            slots: slots.map(({ name }) => name).filter((name) => name !== ''),
          },
        ],
  );
/** A block's attributes, by name. */
export const attributesOf = (block: string) =>
  v.parse(Block, json(`wordpress/blocks/${block}/block.json`)).attributes;
/** `show-amount` as `showAmount`. */
export const camel = (name: string) =>
  name.replace(/-./g, ([, letter = '']) => letter.toUpperCase());
