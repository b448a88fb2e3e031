import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { expect, it, vi } from 'vitest';
import { findPester, runPester } from '../../../scripts/lib/pester.mjs';
import { runPesterTogether } from '../../../scripts/lib/pesterQueue.mjs';
import { findPowerShell } from '../../../scripts/lib/powershell.mjs';
import { makeTemporaryFolder } from '../../support/session/temporaryFolder.ts';

it('A run of Pester takes the files that no other has, and counts whatever failed in each.', async () => {
  const [folder, taken] = [makeTemporaryFolder(), makeTemporaryFolder()];
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, `${name}.Tests.ps1`), text);
    return join(folder, `${name}.Tests.ps1`);
  };
  const files = [
    write('Taken', "Describe 'one' { It 'is run elsewhere' { } }"),
    write('Mixed', "Describe 'two' { It 'passes' { }; It 'fails' { 1 | Should -Be 2 }; It 'waits' -Skip { } }"),
    write('Broken', "throw 'no test'"),
    write('Blocked', "Describe 'three' { BeforeAll { throw 'no ground' }; It 'is not reached' { } }"),
  ];
  writeFileSync(join(taken, '0'), '');

  const programs = { shell: await findPowerShell(), pester: await findPester() };
  const { passed, failed, skipped, failures } = await runPester('pester-run', files, programs, taken).report;
  // The file, the block and both tests.
  expect({ passed, failed }).toEqual({ passed: 1, failed: 4 });
  expect(skipped.map(({ name }) => name)).toEqual([expect.stringContaining('Mixed.Tests.ps1: two.waits')]);
  expect(failures.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('Expected 2, but got 1'),
    expect.stringContaining('no test'),
    expect.stringContaining('no ground'),
  ]);
  expect(readdirSync(taken)).toHaveLength(files.length);
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
