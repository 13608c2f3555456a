/**
 * Adds up what the Node tests and the browser tests covered, and fails when a room of `src` has less
 * than 95 % of its lines covered, or when no test loads one of its files.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import coverage from 'istanbul-lib-coverage';
import ts from 'typescript';

const threshold = 95;
/** What runs in Cloudflare's runtime alone; `test/adapters` has its tests. */
const elsewhere = ['src/gateway/durable-object.ts'];
const rooms = ['api', 'store', 'elements', 'page', 'i18n', 'orders', 'gateway'];

const map = coverage.createCoverageMap({});
for (const suite of ['node', 'browser']) {
  map.merge(JSON.parse(readFileSync(`coverage/${suite}/coverage-final.json`, 'utf8')));
}
const covered = new Map(map.files().map((file) => [relative('', file), map.fileCoverageFor(file)]));

let failed = false;
for (const room of rooms) {
  const total = coverage.createCoverageSummary();
  const gaps = [];
  for (const file of sourceFiles(join('src', room))) {
    const fileCoverage = covered.get(file);
    if (fileCoverage) {
      total.merge(fileCoverage.toSummary());
      const lines = fileCoverage.getUncoveredLines();
      if (lines.length > 0) gaps.push(`  ${file}: ${ranges(lines)}`);
    } else if (hasCode(file) && !elsewhere.includes(file)) {
      gaps.push(`  ${file}: no test loads it`);
      failed = true;
    }
  }
  const { pct } = total.lines;
  console.log(`src/${room}: ${pct} % of lines`);
  if (gaps.length > 0) console.log(gaps.join('\n'));
  if (!(pct >= threshold)) failed = true;
}
process.exitCode = failed ? 1 : 0;

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file));
}

/** `3, 4, 5, 9` as `3-5, 9`. */
function ranges(lines) {
  const parts = [];
  for (const line of lines.map(Number)) {
    const last = parts.at(-1);
    if (last?.end === line - 1) last.end = line;
    else parts.push({ start: line, end: line });
  }
  return parts.map(({ start, end }) => (start === end ? start : `${start}-${end}`)).join(', ');
}

/** False for a file of types alone, which leaves nothing to run. */
function hasCode(file) {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      removeComments: true,
      verbatimModuleSyntax: true,
    },
  });
  return !/^\s*(export \{\};)?\s*$/.test(outputText);
}
