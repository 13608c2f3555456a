import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';

const { SITE_ORIGIN = 'https://www.mytheatre.nl' } = process.env;

export default {
  // Without its own address, SvelteKit takes the site's pages for another site's.
  plugins: [sveltekit({ adapter: adapter(), paths: { origin: SITE_ORIGIN } })],
};
