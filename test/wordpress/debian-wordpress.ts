import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/** The WordPress versions that Debian has, by the release that has them. */
export const releases = { '6.8': 'trixie', '7.1': 'sid' } as const;
export type Version = keyof typeof releases;

/** WordPress, a block theme, and what the package leaves to others. */
const packages = [
  'wordpress',
  'wordpress-theme-twentytwentyfive',
  'libjs-cropper',
  'libjs-jquery-ui',
  'libjs-lodash',
  'libjs-underscore',
  'libphp-phpmailer',
  'php-getid3',
];

const cache = resolve('node_modules/.cache/wordpress');

/** The folder of a WordPress as it comes, downloaded once. apt checks the signatures. */
export function unpackedWordPress(version: Version): string {
  const folder = join(cache, version);
  if (existsSync(folder)) return folder;
  const release = releases[version];
  mkdirSync(cache, { recursive: true });
  // Two files of tests may come here at the same time.
  const work = mkdtempSync(join(cache, `${version}-`));
  mkdirSync(join(work, 'lists/partial'), { recursive: true });
  const keys = '/usr/share/keyrings/debian-archive-keyring.gpg';
  const source = `deb [signed-by=${keys}] http://deb.debian.org/debian ${release} main\n`;
  writeFileSync(join(work, 'sources.list'), source);
  const options = [
    `Dir::Etc::SourceList=${work}/sources.list`,
    'Dir::Etc::SourceParts=-',
    `Dir::State::Lists=${work}/lists`,
    'Acquire::Languages=none',
    'APT::Sandbox::User=root',
  ].flatMap((option) => ['-o', option]);
  const apt = (...command: string[]) =>
    execFileSync('apt-get', ['-qq', ...options, ...command], { cwd: work });
  apt('update');
  apt('download', ...packages.map((name) => `${name}/${release}`));
  for (const file of readdirSync(work).filter((name) => name.endsWith('.deb')))
    execFileSync('dpkg', ['-x', file, 'root'], { cwd: work });
  const root = join(work, 'root');
  const whole = join(work, 'whole');
  rmSync(join(root, 'usr/share/wordpress/.htaccess'));
  // What other packages hold stands there as links.
  cpSync(join(root, 'usr/share/wordpress'), whole, { recursive: true, dereference: true });
  rmSync(join(whole, 'wp-config.php'));
  try {
    renameSync(whole, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
  rmSync(work, { recursive: true });
  return folder;
}
