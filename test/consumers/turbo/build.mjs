import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const layout = readFileSync('layout.html', 'utf8');
for (const page of ['.', 'winkelwagen', 'afrekenen', 'bedankt']) {
  const content = readFileSync(`pages/${page === '.' ? 'programma' : page}.html`, 'utf8');
  mkdirSync(`dist/${page}`, { recursive: true });
  writeFileSync(`dist/${page}/index.html`, layout.replace('{{content}}', content));
}
cpSync('site.js', 'dist/site.js');
cpSync('node_modules/peppered-cart/dist/cdn', 'dist/peppered-cart', { recursive: true });
cpSync('node_modules/@hotwired/turbo/dist/turbo.es2017-esm.js', 'dist/turbo.js');
