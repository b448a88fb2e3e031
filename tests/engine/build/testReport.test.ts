import { describe, expect, it } from 'vitest';
import { addReports, renderCounts, renderFailures, renderSkips } from '../../../scripts/lib/testReport.mjs';

const engine = {
  passed: 5,
  failed: 0,
  failures: [],
  skipped: [{ name: 'a.test.ts: asks aws-cli', reason: 'there is no aws' }],
};
const module = {
  passed: 2,
  failed: 1,
  failures: [{ name: 'b.Tests.ps1: adds', reason: 'Expected 2, but got 1.' }],
  skipped: [{ name: 'b.Tests.ps1: on Windows' }],
};

describe('the report of a test run', () => {
  it('counts both kinds of tests in one line', () => {
    expect(renderCounts(addReports([engine, module]))).toBe('7 passed, 1 failed, 2 skipped');
  });

  it('names what failed, and what it said', () => {
    expect(renderFailures(addReports([engine, module]))).toBe('failed  b.Tests.ps1: adds: Expected 2, but got 1.\n');
  });

  it('says why each was skipped, and when nobody said', () => {
    expect(renderSkips(addReports([engine, module]))).toBe(
      'skipped  a.test.ts: asks aws-cli: there is no aws\nskipped  b.Tests.ps1: on Windows: no reason given\n',
    );
  });

  it('takes what stands in brackets at the end of a title for the reason', () => {
    const skipped = [{ name: 'c.test.ts: narrows the access list (only on Windows)' }];
    expect(renderSkips({ passed: 0, failed: 0, failures: [], skipped })).toBe(
      'skipped  c.test.ts: narrows the access list (only on Windows)\n',
    );
  });

  it('says nothing of skips when there are none', () => {
    expect(renderSkips({ passed: 1, failed: 0, failures: [], skipped: [] })).toBe('');
  });
});
