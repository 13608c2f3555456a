export const help = `Keeps a file in step with the orders of a theatre that sells through the Peppered API.

  peppered-orders sync --to <file> --client-name <name> [options]

The API key is read from the environment variable PEPPERED_API_KEY, and from nowhere else.

  --to <file>           orders.sqlite (also .db): the table "orders" of a SQLite database
                        orders.ndjson (also .jsonl): one line of JSON for each order
                        - : the same lines on the output, without a memory
  --client-name <name>  the theatre's short name in the API's path
  --api-base <address>  where the API is [https://api.voordemensen.nl/v1]
  --since <instant>     the first run begins here, not with the oldest order;
                        with an offset: 2026-04-22T13:10:12+02:00
  --details             asks for each order on its own too
  --watch <time>        runs again and again, so long after the last run: 30s, 5m, 2h
  --json                the summary as one line of JSON
  --help, --version

The first run reads every order. Each later one asks for what changed since the last run that finished.
A run that fails or is killed leaves the file as it was, and the next one catches up.

Every night at four, with cron:

  0 4 * * *  cd /srv/orders && . ./key.sh && npx --no -- peppered-orders sync --to orders.sqlite --client-name mytheatre

Exit codes:

  0    in step
  1    failed: an answer is not as documented, or the output was closed early
  2    the command line is not right
  3    somebody must act: the key, the client, the address, the file or the disk
  75   it passes: the API cannot be reached, or another run or program has the file
  130, 143  interrupted (Ctrl-C, SIGTERM); with --watch that is the end, and 0
`;
