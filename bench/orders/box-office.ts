/** The sandbox as a process of its own, with a theatre of so many orders for each count that is named. */
import { startSandbox } from '../../demo/sandbox/server.js';

const sandbox = await startSandbox();
const theatres: object[] = [];
for (const count of process.argv.slice(2).map(Number)) {
  const { clientName, apiKey } = sandbox.createTheatre();
  const response = await fetch(`${sandbox.origin}/sandbox/theatres/${clientName}/orders`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ count }),
  });
  if (!response.ok) throw new Error(await response.text());
  theatres.push({ apiBase: `${sandbox.origin}/v1`, clientName, authorization: apiKey });
}
process.send?.(theatres);
process.on('disconnect', () => process.exit());
