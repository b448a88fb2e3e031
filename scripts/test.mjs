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
  // Each process of Node's reads its certificates, which takes longer than its start; no test calls beyond this machine.
  delete process.env.NODE_EXTRA_CA_CERTS;
  // Beside each other, since each leaves a part of the machine unused.
  const lanes = startModuleTests(filters, shell);
  const reports = [await runVitest(words)];
  for (const { report, letGo } of lanes) {
    letGo();
    reports.push(await report);
  }
  reports.push(await runHostTests(filters, shell));
  return conclude(addReports(reports));
}

/** In two processes, since many of these tests wait for another program most of their time. */
function startModuleTests(filters, shell) {
  const files = listPesterFiles(moduleTests, filters);
  const lanes = [0, 1].map((lane) => files.filter((_, index) => index % 2 === lane));
  return lanes.filter((lane) => lane.length > 0).map((lane, index) => runPester(`module-${index + 1}`, lane, shell));
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
