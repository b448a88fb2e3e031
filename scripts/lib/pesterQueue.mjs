import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { makeWorkPath, removePath, writeWhole } from './files.mjs';
import { inDist, shortPath } from './paths.mjs';
import { runPester } from './pester.mjs';

/** The seconds that each file took the last time. */
const remembered = inDist('.cache', 'pester-seconds.json');

/**
 * Runs Pester files in several processes; each takes the next file when it has finished one.
 * @param {string[]} files
 * @param {number} count the number of processes
 * @param {import('./pester.mjs').Programs} programs
 * @returns the result of `runPester` for each process, and finally a report of the files that no process finished
 */
export function runPesterTogether(files, count, programs) {
  const taken = makeWorkPath('pester');
  mkdirSync(taken, { recursive: true });
  const known = readSeconds();
  const queue = queueUp(files, known);
  const names = queue.slice(0, count).map((_, index) => `pester-${index + 1}`);
  const runs = names.map((name) => runPester(name, queue, programs, taken));
  const unfinished = Promise.all(runs.map(({ report }) => report)).then((reports) => {
    const finished = Object.assign({}, ...reports.map(({ seconds }) => seconds));
    writeWhole(remembered, JSON.stringify({ ...known, ...finished }));
    removePath(taken);
    return reportUnfinished(files.map(shortPath).filter((file) => !(file in finished)));
  });
  return [...runs, { report: unfinished, letGo: () => {} }];
}

/** Reports unfinished files: the results of a crashed process are lost. @param {string[]} files */
function reportUnfinished(files) {
  const failures = files.map((name) => ({ name, reason: 'no process of Pester finished it' }));
  for (const { name, reason } of failures) process.stderr.write(`[-] ${name}: ${reason}\n`);
  return { passed: 0, failed: files.length, skipped: [], failures, seconds: {} };
}

/**
 * Sorts the files so that the longest run first; a long last file would keep one process busy after the others have finished. A file
 * without a known time counts as longest, and of those the largest file comes first.
 * @param {string[]} files
 * @param {Record<string, number>} known seconds by short path
 */
function queueUp(files, known) {
  return files
    .map((file) => ({ file, seconds: known[shortPath(file)] ?? Number.MAX_VALUE, size: statSync(file).size }))
    .sort((a, b) => b.seconds - a.seconds || b.size - a.size)
    .map(({ file }) => file);
}

/** @returns {Record<string, number>} */
function readSeconds() {
  return existsSync(remembered) ? JSON.parse(readFileSync(remembered, 'utf8')) : {};
}
