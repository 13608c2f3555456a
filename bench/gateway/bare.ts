/** A proxy that adds the key and checks nothing, as a process of its own. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const [apiBase = '', apiKey = ''] = process.argv.slice(2);
const app = new Hono();
app.get('/metrics', (context) => {
  const { user, system } = process.cpuUsage();
  const lines = [
    `process_cpu_seconds_total ${String((user + system) / 1e6)}`,
    `process_resident_memory_bytes ${String(process.memoryUsage.rss())}`,
  ];
  return context.text(lines.join('\n'));
});
app.all('/tickets/*', async ({ req }) => {
  const headers = { Authorization: apiKey, 'Content-Type': 'application/json' };
  const path = req.path.slice('/tickets'.length);
  const { method } = req;
  const body = method === 'GET' ? {} : { body: await req.text() };
  return fetch(apiBase + path, { method, headers, ...body });
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.send?.({ listening: `http://127.0.0.1:${String(port)}` });
});
process.on('disconnect', () => process.exit());
