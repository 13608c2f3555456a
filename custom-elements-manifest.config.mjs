import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';
import { elementTypesPlugin } from './scripts/element-types.mjs';

const { MANIFEST_FOLDER: outdir = '.' } = process.env;

/**
 * Describes what is published: the built modules instead of their sources, of those the elements with what they are made of and
 * define them, no private members and none of their attributes, in an order that every file system gives alike.
 */
const asPublished = {
  name: 'as-published',
  packageLinkPhase({ customElementsManifest }) {
    const published = JSON.stringify(customElementsManifest, function (key, value) {
      if (key === 'path' || key === 'module')
        return value.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
      if (key === 'members') return value.filter(({ privacy }) => privacy !== 'private');
      if (key === 'attributes')
        return value.filter(
          ({ fieldName }) =>
            !this.members.some(({ name, privacy }) => name === fieldName && privacy === 'private'),
        );
      return value;
    });
    const { modules, ...rest } = JSON.parse(published);
    Object.assign(customElementsManifest, rest, { modules: modules.filter(isOfElement) });
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

/** Nobody imports the others. */
function isOfElement({ declarations, exports }) {
  return (
    declarations.some(({ customElement }) => customElement) ||
    exports.some(({ kind }) => kind === 'custom-element-definition')
  );
}

export default {
  globs: ['src/elements/**/*.ts'],
  litelement: true,
  packagejson: false,
  quiet: true,
  outdir,
  plugins: [
    asPublished,
    elementTypesPlugin({ outdir }),
    customElementVsCodePlugin({ outdir, hideLogs: true }),
    customElementJetBrainsPlugin({ outdir, packageJson: false, hideLogs: true }),
  ],
};
