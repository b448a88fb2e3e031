import { writeFileSync } from 'node:fs';
import { build } from './build.mjs';
import { inDist } from './lib/paths.mjs';
import { findPester, listPesterFiles, moduleTests, runPester } from './lib/pester.mjs';
import { findPowerShell } from './lib/powershell.mjs';
import { runMain } from './lib/run.mjs';
import { addReports, renderCounts, renderSkips } from './lib/testReport.mjs';
import { runVitest } from './lib/vitest.mjs';

/** `npm test [-- words]`: the engine's tests and the module's; words pick files by their path, options go to vitest. */
async function test(words) {
  const filters = words.filter((word) => !word.startsWith('-'));
  await build({ sts: true });
  const programs = { shell: await findPowerShell(), pester: await findPester() };
  // Each process of Node's reads its certificates, which takes longer than its start; no test calls beyond this machine.
  delete process.env.NODE_EXTRA_CA_CERTS;
  // Some of the engine's tests run what it writes for PowerShell.
  process.env.AWSROLE_PWSH = programs.shell;
  // Beside each other, since each leaves a part of the machine unused.
  const lanes = startModuleTests(filters, programs);
  const reports = [await runVitest(words)];
  for (const { report, letGo } of lanes) {
    letGo();
    reports.push(await report);
  }
  return conclude(addReports(reports));
}

/** In two processes, since many of these tests wait for another program most of their time. */
function startModuleTests(filters, programs) {
  const files = listPesterFiles(moduleTests, filters);
  const lanes = [0, 1].map((lane) => files.filter((_, index) => index % 2 === lane));
  return lanes.filter((lane) => lane.length > 0).map((lane, index) => runPester(`module-${index + 1}`, lane, programs));
}

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
