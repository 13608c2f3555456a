#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { demoTheatre, seasonIds, startSandbox } from '../../demo/sandbox/server.js';
import { portOption, runCommand, UsageError } from './command.js';

const help = `The Peppered API to practise on: a theatre with a season, on this machine alone, in place of the real one.

  peppered-sandbox [options]

  --port <number>    where it listens [4100]; 0 takes a free one
  --database <file>  keeps what was sold; without it, all of it is forgotten at the end
  --help, --version

It sells tickets, takes no money, and goes wrong where it is told to. Ctrl-C ends it.
`;

const { hamlet, standard, firstRank, iDeal } = seasonIds;

await runCommand('peppered-sandbox', help, async (args) => {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4100' },
      database: { type: 'string', default: ':memory:' },
    },
  });
  const port = portOption(values.port);
  if (!values.database) throw new UsageError('--database needs the name of a file.');
  const sandbox = await startSandbox({ port, database: values.database });
  const { origin } = sandbox;
  const { name, clientName, apiKey, customerId } = demoTheatre;
  const said = `${name} is open: an API like that of Peppered, to practise on.

  api-base         ${origin}/v1
  client-name      ${clientName}
  API key          ${apiKey}
  customer         ${customerId}
  payment method   ${iDeal}, which is paid on a page of the sandbox
  a ticket         {"priceId":"${standard}","rankId":${firstRank},"eventId":${hamlet},"numberOfTickets":2}

  what came in     curl ${origin}/sandbox/theatres/${clientName}/requests
  what was sold    curl ${origin}/sandbox/theatres/${clientName}/orders
  ten minutes on   curl ${origin}/sandbox/theatres/${clientName}/clock --json '{"advance":600}'
  an answer lost   curl ${origin}/sandbox/faults --json '{"path":"/v1/**/checkout","times":1,"fault":{"kind":"dropAfter"}}'
  all well again   curl ${origin}/sandbox/faults --request DELETE
`;
  return { said, close: () => sandbox.close() };
});
