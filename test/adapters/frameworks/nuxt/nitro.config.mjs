// As in Nuxt, which builds its server with Nitro.
export default { srcDir: 'server', compatibilityDate: '2026-11-01' };
