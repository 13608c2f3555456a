/** The example for Cloudflare's Workers, as it stands, on the package as it was built, in Cloudflare's own runtime. */
import { conformance } from '../conformance/suite.js';
import { adapter } from './adapter.js';
import { openSite } from './site.js';
import { startWorker } from './workerd.js';

const site = await openSite((environment) =>
  startWorker('examples/gateway/cloudflare/wrangler.jsonc', environment),
);
conformance(site.subject);
adapter(site, { from: 'CF-Connecting-IP' });
