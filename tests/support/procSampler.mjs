import { readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Repeatedly looks at the command line and environment of every process (Linux), and reads every file that is created or changed below some
 * folders. Arguments: the milliseconds between two looks, and the folders. Prints a line when it starts looking, and when its input ends,
 * one line of JSON: the number of rounds, and all distinct texts, each with the time of its first sighting.
 */

/**
 * A text that was seen.
 * @typedef {object} Sight
 * @property {'command line' | 'environment' | 'file'} kind
 * @property {string} text
 * @property {string} where the program's name, or the path
 * @property {number} at milliseconds since 1970
 */

/** @type {Map<string, Sight>} */
const sights = new Map();

/** For how many rounds each process has existed. @type {Map<string, number>} */
let ages = new Map();

const [pause = '1', ...folders] = process.argv.slice(2);

/** Young processes may still become another program (exec); older ones are looked at less often. */
const youngRounds = 200 / Number(pause);
const restRounds = 50;

const sleep = new Int32Array(new SharedArrayBuffer(4));

const largestFile = 4_000_000;
const own = String(process.pid);
let rounds = 0;
/** @type {string[]} */
let ids = [];
/** The ID that was given to a process or thread last. @type {string | undefined} */
let newest;

for (const folder of folders) {
  watch(folder, { recursive: true }, (_event, name) => name && lookAtFile(join(folder, name)));
}
// A folder was deleted while it was watched.
process.on('uncaughtException', (error) => {
  if (!('code' in error) || error.code !== 'ENOENT') throw error;
});
try {
  setPriority(-20);
} catch {
  // Only root may raise its priority.
}
look();
console.log('looking');
createInterface({ input: process.stdin }).on('close', () => {
  process.stdout.write(`${JSON.stringify({ rounds, sights: [...sights.values()] })}\n`, () => process.exit());
});

function look() {
  const begun = performance.now();
  rounds += 1;
  const former = ages;
  ages = new Map();
  for (const id of listProcesses()) {
    if (id === own) continue;
    // Processes that already existed are not young; an ID that appears again belongs to another process.
    const age = former.get(id) ?? (rounds === 1 ? youngRounds : 0);
    ages.set(id, age + 1);
    if (age > youngRounds && (age + Number(id)) % restRounds !== 0) continue;
    const line = read(`/proc/${id}/cmdline`);
    note('command line', line, line);
    note('environment', read(`/proc/${id}/environ`), line);
  }
  // A timer of Node.js would start its pause only now, and be up to a millisecond late.
  const rest = Number(pause) - (performance.now() - begun);
  if (rest > 0) Atomics.wait(sleep, 0, 0, rest);
  setImmediate(look);
}

/** Lists the processes when an ID was assigned since the last time, and occasionally: this takes longer than the rest of a look. */
function listProcesses() {
  const last = read('/proc/loadavg').split(' ').at(-1);
  if (last !== newest || rounds % restRounds === 0) ids = readdirSync('/proc').filter((name) => /^\d/.test(name));
  newest = last;
  return ids;
}

/** @param {string} path */
function lookAtFile(path) {
  try {
    const facts = statSync(path);
    if (facts.isFile() && facts.size <= largestFile) note('file', readFileSync(path, 'latin1'), path);
  } catch {
    // It was deleted before it could be read.
  }
}

/** @param {Sight['kind']} kind @param {string} text @param {string} where */
function note(kind, text, where) {
  const key = `${kind} ${text}`;
  if (text !== '' && !sights.has(key))
    sights.set(key, { kind, text, where: where.split('\0')[0] ?? '', at: Date.now() });
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
