import MagicString from 'magic-string';

/**
 * A rollup plugin: the entry hands its own code to the chunks that it loads. By itself rollup has chunks import
 * the entry by its address, and behind `?ver=3` or a redirect that is another module: the page would run two.
 *
 * Each chunk becomes a function of what it shares with the entry. The function is named after `version`, so
 * that files of two versions do not run together.
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
  const node = body.find(({ type }) => type === 'ExportNamedDeclaration');
  const isPublic = ({ exported }) => publicNames.includes(exported.name);
  const names = node.specifiers
    .filter(isPublic)
    .map(({ local, exported }) => `${local.name} as ${exported.name}`);
  const shared = node.specifiers
    .filter((each) => !isPublic(each))
    .map(({ local, exported }) => `${exported.name}: ${local.name}`);
  text.overwrite(
    node.start,
    node.end,
    `function shared() { return { ${shared} }; }\nexport { ${names} };`,
  );
}

/** What the chunk imports becomes its function's argument, what it exports the result. */
function takeShared(text, body, chunk, run) {
  const [imported, another] = body.filter(({ type }) => type === 'ImportDeclaration');
  if (!imported || another)
    throw new Error(`${chunk.fileName} must import its entry and nothing else: ${chunk.imports}`);
  const names = imported.specifiers.map(({ imported, local }) => `${imported.name}: ${local.name}`);
  text.overwrite(imported.start, imported.end, `export const ${run} = ({ ${names} }) => {`);
  const exported = body.find(({ type }) => type === 'ExportNamedDeclaration');
  if (exported) {
    const results = exported.specifiers.map(
      ({ local, exported }) => `${exported.name}: ${local.name}`,
    );
    text.overwrite(exported.start, exported.end, `return { ${results} };`);
  }
  text.append('};');
}
