import MagicString from 'magic-string';

/**
 * A rollup plugin: the entry hands its own code to the chunks that it loads. By itself rollup has chunks import
 * the entry by its address, and behind `?ver=3` or a redirect that is another module: the page would run two.
 *
 * Each chunk becomes a function of what it shares with the entry. It is named after `version`, so that files of
 * two versions do not run together, and runs once.
 */
export function handOver(version) {
  const run = `v${version.replace(/\W/g, '_')}`;
  return {
    name: 'hand-over',

    /** A chunk is asked for with the query of the entry, so that one query renews them all. */
    renderDynamicImport: () => ({
      left: 'import(',
      right: ` + new URL(import.meta.url).search).then(({ ${run}: run }) => run(shared()))`,
    }),

    renderChunk(code, chunk) {
      const text = new MagicString(code);
      const { body } = this.parse(code);
      if (chunk.isEntry) giveShared(text, body, this.getModuleInfo(chunk.facadeModuleId).exports);
      else takeShared(text, body, chunk, run);
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}

/** What the entry exports for its chunks alone becomes a function that returns it. */
function giveShared(text, body, publicNames) {
  const { start, end, specifiers } = exportsOf(body);
  const isPublic = ({ exported }) => publicNames.includes(exported.name);
  const shared = specifiers.filter((each) => !isPublic(each));
  const names = specifiers
    .filter(isPublic)
    .map((each) => `${each.local.name} as ${each.exported.name}`);
  text.overwrite(
    start,
    end,
    `function shared() { return ${objectOf(shared)}; }\nexport { ${names} };`,
  );
}

/** What the chunk imports becomes its function's argument, what it exports the result. */
function takeShared(text, body, chunk, run) {
  const [imports, another] = body.filter(({ type }) => type === 'ImportDeclaration');
  if (!imports || another)
    throw new Error(`${chunk.fileName} must import its entry and nothing else: ${chunk.imports}`);
  const names = imports.specifiers.map(({ imported, local }) => `${imported.name}: ${local.name}`);
  const exported = exportsOf(body);
  if (exported) text.remove(exported.start, exported.end);
  text.overwrite(imports.start, imports.end, `const run = ({ ${names} }) => {`);
  text.append(`
return ${objectOf(exported?.specifiers ?? [])}; };
let result;
export const ${run} = (shared) => (result ??= run(shared));`);
}

/** Rollup writes all exports of a file as one statement. */
const exportsOf = (body) => body.find(({ type }) => type === 'ExportNamedDeclaration');

const objectOf = (specifiers) =>
  `{ ${specifiers.map(({ exported, local }) => `${exported.name}: ${local.name}`)} }`;
