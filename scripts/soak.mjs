import { build } from './build.mjs';
import { inRoot } from './lib/paths.mjs';
import { findPester, listPesterFiles, longTests, runPester } from './lib/pester.mjs';
import { findPowerShell } from './lib/powershell.mjs';
import { runMain } from './lib/run.mjs';
import { parseSoak, seedRound, sizeRound } from './lib/soakRounds.mjs';
import { addReports, concludeTests, renderCounts } from './lib/testReport.mjs';
import { runVitest } from './lib/vitest.mjs';

/** @import { Part } from './lib/soakRounds.mjs' */
/** @import { Report } from './lib/testReport.mjs' */

/**
 * `npm run soak [-- --hours n] [parts]`: runs tests in tests/long repeatedly, with other seeds and as large as the hours allow, which the
 * parts share. `--seed` and `--size` repeat one round of a part.
 * @param {string[]} words
 */
async function soak(words) {
  const wanted = parseSoak(words, Date.now() % 1_000_000_000);
  await build({ sts: true });
  const programs = { shell: await findPowerShell(), pester: await findPester() };
  process.env.AWSROLE_PWSH = programs.shell;
  delete process.env.NODE_EXTRA_CA_CERTS;
  const end = performance.now() + wanted.hours * 3_600_000;
  const reports = [];
  for (const [index, part] of wanted.parts.entries()) {
    // Time that an earlier part did not use is shared by the later ones.
    const seconds = (end - performance.now()) / 1000 / (wanted.parts.length - index);
    reports.push(await runPart(part, { ...wanted, seconds, programs }));
  }
  return concludeTests('soak', addReports(reports));
}

/**
 * @param {Part} part
 * @param {{ seed: number, size: number | undefined, seconds: number, programs: import('./lib/pester.mjs').Programs }} options
 */
async function runPart(part, { seed: first, size: only, seconds, programs }) {
  const begun = performance.now();
  /** @type {{ size: number, seconds: number } | undefined} */
  let last;
  /** @type {Report[]} */
  const reports = [];
  for (let round = 0; only === undefined || round === 0; round += 1) {
    const size = only ?? sizeRound(last, seconds - secondsSince(begun), part.most);
    if (size === undefined) break;
    const seed = seedRound(first, round);
    // Printed at the start of the round, since the last rounds of a long soak take most of an hour.
    process.stdout.write(`${part.name}: round ${round + 1}, size ${size}, seed ${seed}: `);
    const started = performance.now();
    const report = await runRound(part, size, seed, programs);
    last = { size, seconds: secondsSince(started) };
    process.stdout.write(`${renderCounts(report)}, ${last.seconds.toFixed(0)} s\n`);
    if (report.failed > 0) {
      process.stdout.write(`To repeat it: npm run soak -- ${part.name} --size ${size} --seed ${seed}\n`);
    }
    // The same tests are skipped in every round.
    reports.push(round === 0 ? report : { ...report, skipped: [] });
  }
  return addReports(reports);
}

/**
 * Runs one round and prints only failures.
 * @param {Part} part
 * @param {number} size
 * @param {number} seed
 * @param {import('./lib/pester.mjs').Programs} programs
 * @returns {Promise<Report>}
 */
async function runRound({ files }, size, seed, programs) {
  process.env.AWSROLE_TEST_SIZE = String(size);
  process.env.AWSROLE_TEST_SEED = String(seed);
  const scripts = listPesterFiles(
    longTests,
    files.map((name) => `/${name}.Tests.ps1`),
  );
  if (scripts.length === 0) {
    return runVitest(
      files.map((name) => inRoot('tests', 'long', `${name}.test.ts`)),
      { saysOnlyFailures: true },
    );
  }
  const { report, letGo } = runPester('soak', scripts, programs);
  const result = await report;
  if (result.failed > 0) letGo();
  return result;
}

/** @param {number} time */
function secondsSince(time) {
  return (performance.now() - time) / 1000;
}

await runMain(import.meta.url, () => soak(process.argv.slice(2)));
