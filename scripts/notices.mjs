import { join } from 'node:path';

/**
 * For `rollup-plugin-license`: where the notices stand of what a folder's files were bundled from, which their licences ask for,
 * and how. A text that several packages have stands there once.
 */
export const notices = (folder) => ({ file: join(folder, 'THIRD-PARTY-NOTICES.txt'), template });

function template(packages) {
  const byText = new Map();
  for (const { name, version, license, licenseText, noticeText } of packages) {
    if (!license || !licenseText) throw new Error(`${name} has no licence.`);
    const text = [licenseText, noticeText].filter(Boolean).join('\n\n');
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  return [
    'These files contain the following packages.',
    ...[...byText].map(([text, names]) => `${names.join('\n')}\n\n${text.trim()}`),
  ].join(`\n\n${'-'.repeat(80)}\n\n`);
}
