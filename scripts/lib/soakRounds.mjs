import { parseArgs } from 'node:util';

/**
 * A part of the soak: tests in tests/long that run repeatedly, with other seeds and increasing sizes.
 * @typedef {object} Part
 * @property {string} name
 * @property {string[]} files in tests/long without extensions, all of one kind
 * @property {number} most the largest size of one round, which covers all cases of its tests
 */

/** @type {readonly Part[]} */
export const parts = [
  { name: 'files', files: ['fuzz', 'plans', 'edits'], most: 1000 },
  { name: 'botocore', files: ['readingsBesideBotocore', 'editsBesideBotocore', 'endpointsBesideBotocore'], most: 50 },
  { name: 'faults', files: ['faults', 'signals'], most: 1 },
  { name: 'kills', files: ['kills', 'swap', 'windows', 'changingFiles'], most: 50 },
  { name: 'server', files: ['serverCrowd'], most: 1 },
  { name: 'switches', files: ['Switches'], most: 200 },
  { name: 'shells', files: ['Shells', 'Runspaces'], most: 5 },
  { name: 'completion', files: ['CompletedNames'], most: 10 },
];

/** The size of the first round, which shows how long the next ones take. */
const smallest = 0.01;

/** A round is skipped if the time left suffices for less than half of it. */
const least = 0.5;

/** The largest growth between rounds: one that is ten times as large may take a hundred times as long. */
const growth = 8;

/**
 * The size of a part's next round, or undefined when its time is over. The first round always runs.
 * @param {{ size: number, seconds: number } | undefined} last the previous round
 * @param {number} secondsLeft
 * @param {number} most
 * @returns {number | undefined}
 */
export function sizeRound(last, secondsLeft, most) {
  if (last === undefined) return Math.min(smallest, most);
  const times = secondsLeft / last.seconds;
  if (times < least) return undefined;
  return Number(Math.min(most, Math.max(smallest, last.size * Math.min(growth, times))).toPrecision(2));
}

/**
 * The seed of a round. Seeds are far apart, since some tests use as many consecutive seeds as their size.
 * @param {number} first
 * @param {number} round from 0
 */
export function seedRound(first, round) {
  return (first + round * 10_000_019) % 2 ** 31;
}

/**
 * The options of `npm run soak`.
 * @typedef {object} Soak
 * @property {number} hours for all parts together
 * @property {number} seed of the first round; the seeds of the others derive from it
 * @property {number | undefined} size of a single round, to repeat it
 * @property {readonly Part[]} parts
 */

/**
 * Parses `--hours 8 --seed 7 --size 2 files switches`. Throws an Error for an invalid word.
 * @param {string[]} words
 * @param {number} seed the default seed
 * @returns {Soak}
 */
export function parseSoak(words, seed) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { hours: { type: 'string' }, seed: { type: 'string' }, size: { type: 'string' } },
  });
  const unknown = positionals.filter((word) => !parts.some(({ name }) => name === word));
  if (unknown.length > 0) {
    throw new Error(`There is no part ${unknown.join(', ')}: ${parts.map(({ name }) => name).join(', ')}.`);
  }
  return {
    hours: values.hours === undefined ? 1 : readNumber('--hours', values.hours),
    seed: values.seed === undefined ? seed : Math.trunc(readNumber('--seed', values.seed)),
    size: values.size === undefined ? undefined : readNumber('--size', values.size),
    parts: positionals.length === 0 ? parts : parts.filter(({ name }) => positionals.includes(name)),
  };
}

/** @param {string} name @param {string} text */
function readNumber(name, text) {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0) || value > 2 ** 31)
    throw new Error(`${name} is ${text}, not a number above 0.`);
  return value;
}
