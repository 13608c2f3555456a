import node from '@astrojs/node';

const { SITE_ORIGIN = 'https://www.mytheatre.nl' } = process.env;

export default {
  adapter: node({ mode: 'standalone' }),
  // Without its own address, Astro takes the site's pages for another site's.
  security: { allowedDomains: [{ hostname: new URL(SITE_ORIGIN).hostname }] },
};
