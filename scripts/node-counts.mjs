/**
 * A reporter for `node --test` that writes `{ passed, failed, skipped }`, for `scripts/test.mjs`.
 * Tests count, suites and files do not, unless they fail by themselves; `todo` counts as skipped.
 */
export default async function* nodeCounts(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const isTest = data.details.type !== 'suite' && !data.name.endsWith('.test.ts');
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped += 1;
    else if (type === 'test:pass') counts.passed += isTest ? 1 : 0;
    else if (data.details.error.failureType !== 'subtestsFailed') counts.failed += 1;
  }
  yield JSON.stringify(counts);
}
