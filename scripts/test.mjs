import { availableParallelism } from 'node:os';
import { build } from './build.mjs';
import { shortPath } from './lib/paths.mjs';
import { fetchTestData, findPester, listPesterFiles, longTests, moduleTests } from './lib/pester.mjs';
import { runPesterTogether } from './lib/pesterQueue.mjs';
import { findPowerShell, findProgram } from './lib/powershell.mjs';
import { runMain } from './lib/run.mjs';
import { addReports, concludeTests } from './lib/testReport.mjs';
import { runVitest } from './lib/vitest.mjs';

/**
 * `npm test [-- words]`: runs the tests of the engine, of the module, and of `tests/long`, the latter at a small size. Words select files
 * by path; options go to vitest. `npm run test:long [-- words]`: runs only `tests/long`, at full size, or at AWSROLE_TEST_SIZE times that.
 * @param {string[]} words
 */
function test(words) {
  return words[0] === '--long' ? testLong(words.slice(1)) : testAll(words);
}

/** @param {string[]} words */
async function testAll(words) {
  delete process.env.AWSROLE_TEST_SIZE;
  return concludeTests('test', await run(words, [moduleTests, longTests]));
}

/** @param {string[]} words */
async function testLong(words) {
  process.env.AWSROLE_TEST_SIZE ??= '1';
  return concludeTests('test-long', await run(words, [longTests]));
}

/**
 * @param {string[]} words
 * @param {string[]} folders with Pester files
 */
async function run(words, folders) {
  const filters = words.filter((word) => !word.startsWith('-'));
  await build({ sts: true });
  const { files, leftOut } = leaveOutTerminals(folders.flatMap((folder) => listPesterFiles(folder, filters)));
  await fetchTestData(files);
  const programs = { shell: await findPowerShell(), pester: await findPester() };
  // Each Node.js process would read these certificates, which takes longer than its start; no test calls another machine.
  delete process.env.NODE_EXTRA_CA_CERTS;
  // Some engine tests run the text that the engine writes for PowerShell.
  process.env.AWSROLE_PWSH = programs.shell;
  // In parallel, and more than there are cores, since some of these tests wait. Each process costs 4 s of CPU, because it compiles
  // everything again.
  const lanes = runPesterTogether(files, availableParallelism() + 2, programs);
  const reports = [leftOut, await runVitest(words)];
  for (const { report, letGo } of lanes) {
    letGo();
    reports.push(await report);
  }
  return addReports(reports);
}

/**
 * Leaves out the files that need tmux if it is not installed.
 * @param {string[]} files
 * @returns the files that can run here, and a report of the others
 */
function leaveOutTerminals(files) {
  const typed = findProgram('tmux', process.env) ? [] : files.filter((file) => file.endsWith('.Terminal.Tests.ps1'));
  const skipped = typed.map((file) => ({
    name: shortPath(file),
    reason: 'tmux is not installed (the Debian package tmux)',
  }));
  return {
    files: files.filter((file) => !typed.includes(file)),
    leftOut: { passed: 0, failed: 0, failures: [], skipped },
  };
}

await runMain(import.meta.url, () => test(process.argv.slice(2)));
