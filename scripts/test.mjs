import { writeFileSync } from 'node:fs';
import { build } from './build.mjs';
import { inDist } from './lib/paths.mjs';
import { listPesterFiles, runPester } from './lib/pester.mjs';
import { findPesterShell } from './lib/powershell.mjs';
import { runMain } from './lib/run.mjs';
import { addReports, renderCounts, renderSkips } from './lib/testReport.mjs';
import { runVitest } from './lib/vitest.mjs';

/** `npm test [-- words]`: the engine's tests and the module's; words pick files by their path, options go to vitest. */
async function test(words) {
  const filters = words.filter((word) => !word.startsWith('-'));
  const pesterFiles = listPesterFiles(filters);
  const shell = await findPesterShell();
  await build({ host: shell.isHost });
  const reports = [await runVitest(words)];
  if (pesterFiles.length > 0) reports.push(await runPester(pesterFiles, shell));
  return conclude(addReports(reports));
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
