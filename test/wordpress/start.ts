/**
 * A WordPress to try the plugin in: `npm run wordpress [-- --version 6.8 --port 8080 --mu-plugin page-cache]`. It prints its
 * address and how to log in, and ends with Ctrl-C.
 */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { releases, type Version } from './debian-wordpress.js';
import { administrator, startWordPress, theatre } from './wordpress.js';

const { values } = parseArgs({
  options: {
    version: { type: 'string', default: '7.1' },
    port: { type: 'string', default: '8080' },
    'mu-plugin': { type: 'string', multiple: true },
  },
});
const versions: Version[] = Object.keys(releases).filter(
  (each): each is Version => each in releases,
);
const version = v.parse(v.picklist(versions), values.version);
const { origin, sandbox } = await startWordPress({
  version,
  port: Number(values.port),
  muPlugins: values['mu-plugin'] ?? [],
});
console.log(`WordPress ${version}   ${origin}/wp-admin/  (${administrator.name}, ${administrator.password})
Client name     ${theatre.clientName}
API key         ${theatre.apiKey}
Sandbox         ${sandbox.origin}`);
