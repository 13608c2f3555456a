import { posix } from 'node:path';
import MagicString from 'magic-string';

/**
 * A rollup plugin: the entry hands its own code to the chunks that it loads. By itself rollup has chunks import
 * the entry by its address, and behind `?ver=3` or a redirect that is another module: the page would run two.
 *
 * Each chunk becomes a function of what it shares with the entry and, where there is one, with the chunk of what
 * several chunks need: the entry loads both at once. The function is named after `version`, so that files of two
 * versions do not run together, and runs once. What is shared is a list, as short as it can be.
 */
export function handOver(version) {
  const run = `v${version.replace(/\W/g, '_')}`;
  return {
    name: 'hand-over',

    renderDynamicImport({ chunk, getTargetChunkImports }) {
      const common = getTargetChunkImports().filter(({ fileName }) => fileName !== chunk.fileName);
      const files = common.map(({ resolvedImportPath }) => `, ${resolvedImportPath}`);
      return { left: 'loadChunk(', right: `${files.join('')})` };
    },

    renderChunk(code, chunk, _options, { chunks }) {
      const text = new MagicString(code);
      const { body } = this.parse(code);
      if (chunk.isEntry) {
        const { exports: publicNames } = this.getModuleInfo(chunk.facadeModuleId);
        giveShared(text, body, chunk, publicNames, run);
      } else takeShared(text, body, chunk, chunks, run);
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}

/** The entry gets what loads a chunk, asked for with the query of the entry, so that one query renews them all. */
function giveShared(text, body, chunk, publicNames, run) {
  if (chunk.imports.length) throw new Error(`${chunk.fileName} must import nothing.`);
  const { start, end, specifiers } = exportsOf(body);
  const names = specifiers
    .filter(({ exported }) => publicNames.includes(exported.name))
    .map(({ exported, local }) => `${local.name} as ${exported.name}`);
  text.overwrite(
    start,
    end,
    `async function loadChunk(...files) {
  const { search } = new URL(import.meta.url);
  const [chunk, common] = await Promise.all(files.map((file) => import(file + search)));
  const shared = ${listOf(chunk, specifiers)};
  return chunk.${run}(shared, common?.${run}(shared));
}
export { ${names} };`,
  );
}

/** What the chunk imports becomes its function's arguments, what it exports the result. */
function takeShared(text, body, chunk, chunks, run) {
  const lists = { entry: '_', common: '' };
  for (const { start, end, source, specifiers } of body) {
    if (!source) continue;
    const from = chunks[posix.join(posix.dirname(chunk.fileName), source.value)];
    if (!from.isEntry && (!chunk.isDynamicEntry || lists.common || from.isDynamicEntry))
      throw new Error(`${chunk.fileName} must not import ${from.fileName}.`);
    lists[from.isEntry ? 'entry' : 'common'] = listOf(from, specifiers, 'imported');
    text.remove(start, end);
  }
  const exported = exportsOf(body);
  if (exported) text.remove(exported.start, exported.end);
  const specifiers = exported?.specifiers ?? [];
  const result = chunk.isDynamicEntry ? objectOf(specifiers) : listOf(chunk, specifiers);
  text.prepend(`const run = (${lists.entry}, ${lists.common}) => {`).append(`
return ${result}; };
let result;
export const ${run} = (...shared) => (result ??= run(...shared));`);
}

/** Rollup writes all exports of a file as one statement. */
const exportsOf = (body) => body.find(({ type }) => type === 'ExportNamedDeclaration');

const objectOf = (specifiers) =>
  `{ ${specifiers.map(({ exported, local }) => `${exported.name}: ${local.name}`)} }`;

/** Each in its place among all that a file exports. */
function listOf({ exports }, specifiers, side = 'exported') {
  const locals = new Map(specifiers.map((each) => [each[side].name, each.local.name]));
  const list = exports.map((name) => locals.get(name)).join();
  return `[${list.replace(/,+$/, '')}]`;
}
