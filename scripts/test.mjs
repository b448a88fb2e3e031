import { writeFileSync } from 'node:fs';
import { build } from './build.mjs';
import { inDist } from './lib/paths.mjs';
import { hostTests, listPesterFiles, moduleTests, runPester } from './lib/pester.mjs';
import { findPesterShell } from './lib/powershell.mjs';
import { runMain } from './lib/run.mjs';
import { isUpToDate, markUpToDate, readStamp } from './lib/stamps.mjs';
import { addReports, renderCounts, renderSkips } from './lib/testReport.mjs';
import { runVitest } from './lib/vitest.mjs';

/** `npm test [-- words]`: the engine's tests and the module's; words pick files by their path, options go to vitest. */
async function test(words) {
  const filters = words.filter((word) => !word.startsWith('-'));
  const shell = await findPesterShell();
  await build({ host: shell.isHost, sts: true });
  // Beside each other, since each leaves a part of the machine unused.
  const module = startModuleTests(filters, shell);
  const reports = [await runVitest(words)];
  module?.letGo();
  if (module) reports.push(await module.report);
  reports.push(await runHostTests(filters, shell));
  return conclude(addReports(reports));
}

function startModuleTests(filters, shell) {
  const files = listPesterFiles(moduleTests, filters);
  return files.length > 0 ? runPester('module', files, shell) : undefined;
}

/** They test what the other tests run in: once it is found good, it stays so until it changes. */
async function runHostTests(filters, shell) {
  const files = listPesterFiles(hostTests, filters);
  const isWhole = filters.length === 0;
  const settings = [shell.program, readStamp('host') ?? ''];
  const goodHost = { name: 'host-tests', inputs: [hostTests], settings, outputs: [] };
  if (files.length === 0) return nothing;
  if (isWhole && isUpToDate(goodHost)) {
    process.stdout.write(
      "The host's own tests passed with this host before; npm test -- tests/support/host runs them.\n",
    );
    return nothing;
  }
  const run = runPester('host', files, shell);
  run.letGo();
  const report = await run.report;
  if (isWhole && report.failed === 0) markUpToDate(goodHost);
  return report;
}

const nothing = { passed: 0, failed: 0, skipped: [] };

function conclude(report) {
  const counts = renderCounts(report);
  process.stdout.write(renderSkips(report));
  if (report.passed + report.failed === 0) process.stdout.write('No test was run.\n');
  process.stdout.write(`${counts}\n`);
  // .ci/run repeats the line as its last one.
  writeFileSync(inDist('.reports', 'counts.txt'), `${counts}\n`);
  return report.failed > 0 || report.passed === 0 ? 1 : 0;
}

await runMain(import.meta.url, () => test(process.argv.slice(2)));
