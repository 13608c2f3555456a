import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const { MANIFEST_FOLDER: outdir = '.' } = process.env;

/**
 * Describes what is published: the built modules instead of their sources, no private members, in an
 * order that every file system gives alike.
 */
const asPublished = {
  name: 'as-published',
  packageLinkPhase({ customElementsManifest }) {
    const published = JSON.stringify(customElementsManifest, (key, value) => {
      if (key === 'path' || key === 'module')
        return value.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
      if (key === 'members') return value.filter(({ privacy }) => privacy !== 'private');
      return value;
    });
    Object.assign(customElementsManifest, JSON.parse(published));
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

export default {
  globs: ['src/elements/**/*.ts'],
  litelement: true,
  packagejson: false,
  quiet: true,
  outdir,
  plugins: [
    asPublished,
    customElementVsCodePlugin({ outdir, hideLogs: true }),
    customElementJetBrainsPlugin({ outdir, packageJson: false, hideLogs: true }),
  ],
};
