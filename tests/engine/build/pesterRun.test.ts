import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { expect, it, vi } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { readPesterReport } from '../../../scripts/lib/pester.mjs';
import { runPesterTogether } from '../../../scripts/lib/pesterQueue.mjs';
import { makeTemporaryFolder } from '../../support/session/temporaryFolder.ts';

// What a run writes: tests/module/PesterRun.Tests.ps1.
it('The report of a run of Pester names what failed and what was skipped, with the reason.', () => {
  const path = join(makeTemporaryFolder(), 'report.json');
  const test = (file: string, name: string, result: string, message = '') => ({ file, name, result, message });
  const tests = [
    test('/a/Mixed.Tests.ps1', 'two.passes', 'Passed'),
    test('/a/Mixed.Tests.ps1', 'two.fails', 'Failed', 'Expected 2, but got 1.'),
    test('/a/Mixed.Tests.ps1', 'two.waits', 'Skipped'),
    test('/a/Broken.Tests.ps1', 'the file', 'Failed', 'no test'),
    test('/a/Blocked.Tests.ps1', 'three.is not reached', 'Failed', 'no ground'),
  ];
  const files = [{ file: inRoot('tests', 'module', 'Mixed.Tests.ps1'), seconds: 0.5 }];
  writeFileSync(path, `\uFEFF${JSON.stringify({ passed: 1, failed: 4, files, tests })}`);
  expect(readPesterReport(path, 1)).toEqual({
    passed: 1,
    failed: 4,
    skipped: [{ name: expect.stringMatching(/Mixed\.Tests\.ps1: two\.waits$/), reason: '' }],
    failures: [
      { name: expect.stringMatching(/Mixed\.Tests\.ps1: two\.fails$/), reason: 'Expected 2, but got 1.' },
      { name: expect.stringMatching(/Broken\.Tests\.ps1: the file$/), reason: 'no test' },
      { name: expect.stringMatching(/Blocked\.Tests\.ps1: three\.is not reached$/), reason: 'no ground' },
    ],
    seconds: { 'tests/module/Mixed.Tests.ps1': 0.5 },
  });
});

it('A run of Pester that failed without a failed test failed all the same.', () => {
  const path = join(makeTemporaryFolder(), 'report.json');
  writeFileSync(path, JSON.stringify({ passed: 1, failed: 0, files: [], tests: [] }));
  expect([readPesterReport(path, 0), readPesterReport(path, 134)]).toMatchObject([{ failed: 0 }, { failed: 1 }]);
});

it('The files of a process of Pester that died are named as failed.', async () => {
  const folder = makeTemporaryFolder();
  const files = ['One', 'Two'].map((name) => join(folder, `${name}.Tests.ps1`));
  for (const file of files) writeFileSync(file, "Describe 'one' { It 'passes' { } }");
  const said: unknown[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(text) > 0);
  const runs = runPesterTogether(files, 1, { shell: execPath, pester: 'none' });
  const [run, unfinished] = await Promise.all(runs.map(({ report }) => report)).finally(() => spy.mockRestore());
  expect(run).toMatchObject({ passed: 0, failed: 1 });
  expect(said).toEqual([
    expect.stringContaining('before its report'),
    expect.stringContaining('One.Tests.ps1: no process of Pester finished it'),
    expect.stringContaining('Two.Tests.ps1: no process of Pester finished it'),
  ]);
  expect(unfinished?.failures.map(({ name }) => name)).toEqual([
    expect.stringContaining('One.Tests.ps1'),
    expect.stringContaining('Two.Tests.ps1'),
  ]);
  expect(unfinished?.failed).toBe(2);
});
