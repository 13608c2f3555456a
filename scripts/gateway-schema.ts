/**
 * Writes `gateway.schema.json`, from which editors know what may stand in the file of `peppered-gateway`. With `--check` it says
 * whether the one that is there is right.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { format } from 'prettier';
import { Configuration } from '../src/server/configuration.js';

const file = 'gateway.schema.json';
const schema = {
  title: 'Configuration of peppered-gateway',
  // What only code can check is checked when the gateway starts.
  ...toJsonSchema(Configuration, { typeMode: 'input', errorMode: 'ignore' }),
};
const text = await format(JSON.stringify(schema), { parser: 'json' });

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${file} is not what the configuration's schema says: npm run analyze`);
  process.exitCode = 1;
}
