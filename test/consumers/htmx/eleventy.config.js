export default function (eleventy) {
  eleventy.addPassthroughCopy('site.js');
  eleventy.addPassthroughCopy({
    'node_modules/peppered-cart/dist/cdn': 'peppered-cart',
    'node_modules/htmx.org/dist/htmx.min.js': 'htmx.js',
    'node_modules/idiomorph/dist/idiomorph-ext.min.js': 'idiomorph.js',
  });
  return { dir: { output: 'dist' } };
}
