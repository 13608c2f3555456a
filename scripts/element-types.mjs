import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const file = 'src/types/elements.ts';

/**
 * Writes what can be set on each element, and what it fires, as TypeScript: the types for the frameworks are made from
 * it. The toolkits that do so for each framework (`@wc-toolkit/jsx-types`, `custom-element-vuejs-integration` and its
 * like for Svelte and Solid) refuse React's `useRef`, make a `CustomEvent` of every event, or declare it where the
 * framework does not look.
 */
export function elementTypesPlugin({ outdir }) {
  return {
    name: 'element-types',
    packageLinkPhase({ customElementsManifest: { modules } }) {
      const elements = modules.flatMap(({ path, declarations = [] }) =>
        declarations.filter(({ tagName }) => tagName).map((element) => ({ path, ...element })),
      );
      const target = join(outdir, file);
      mkdirSync(dirname(target), { recursive: true });
      const definitions = modules.filter(({ exports = [] }) =>
        exports.some(({ kind }) => kind === 'custom-element-definition'),
      );
      writeFileSync(target, moduleOf(elements, definitions));
    },
  };
}

function moduleOf(elements, definitions) {
  const events = [...new Set(elements.flatMap(eventsOf).map(({ type }) => type.text))].sort();
  const imports = [
    ...elements.map(({ name, path }) => `import type { ${name} } from '${fromSource(path)}';`),
    `import type {\n${events.map((name) => `  ${name},\n`).join('')}} from '../store/events.js';`,
  ];
  const tags = elements.map(
    ({ tagName, name, events }) => `  '${tagName}': {
    element: ${name};
    attributes: ${name}Attributes;
    properties: ${name}Properties;
    events: ${events ? `${name}Events` : 'object'};
  };
`,
  );
  return [
    '// Written by "npm run analyze", from what the elements say of themselves.',
    imports.join('\n'),
    `// They type the tags and the events on \`document\`.\n${definitions
      .map(({ path }) => `export type * from '${fromSource(path)}';`)
      .join('\n')}`,
    ...elements.flatMap(interfacesOf),
    `/** Every element by its tag. */\nexport interface Elements {\n${tags.join('')}}\n`,
  ].join('\n\n');
}

function interfacesOf(element) {
  const { name, tagName, attributes = [] } = element;
  const settable = attributes.filter(({ fieldName }) => fieldName);
  const typed = ({ fieldName }) => `${name}['${fieldName}'] | undefined`;
  const parts = {
    Attributes: settable.map((each) => [`${quoted(each.name)}?`, typed(each), each]),
    Properties: settable.map((each) => [`${each.fieldName}?`, typed(each), each]),
    Events: eventsOf(element).map((event) => [`'${event.name}'`, event.type.text, event]),
  };
  return Object.entries(parts)
    .filter(([, members]) => members.length > 0)
    .map(([part, members]) => {
      const lines = members.map(([key, type, each]) => `${docOf(each)}  ${key}: ${type};\n`);
      const title = `/** The ${part.toLowerCase()} of \`<${tagName}>\`. */`;
      return `${title}\nexport interface ${name}${part} {\n${lines.join('')}}`;
    });
}

function eventsOf({ events = [] }) {
  return events;
}

function docOf({ description }) {
  if (!description) return '';
  const lines = description.split('\n');
  if (lines.length === 1) return `  /** ${description} */\n`;
  return `  /**\n${lines.map((line) => `   * ${line}\n`).join('')}   */\n`;
}

const quoted = (name) => (/^\w+$/.test(name) ? name : `'${name}'`);

const fromSource = (path) => relative(dirname(file), path.replace(/^dist/, 'src'));
