import { parseArgs } from 'node:util';

/**
 * A part of the soak: tests of tests/long that are run again and again with other seeds, larger each time.
 * @typedef {object} Part
 * @property {string} name
 * @property {string[]} files of tests/long, without their endings, all of one kind
 * @property {number} most the largest size of one round, by which its tests try all they have
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

/** The size of a first round, which shows what the next ones take. */
const smallest = 0.01;

/** A round of which the time left would do for less than half is left out. */
const least = 0.5;

/** Rounds grow slowly, since one that is ten times as large may take a hundred times as long. */
const growth = 8;

/**
 * The size of a part's next round; undefined when its time is over. A first round is run in any case.
 * @param {{ size: number, seconds: number } | undefined} last the round before
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
 * The seed of a round: far from the others', since some tests take as many numbers from theirs on as they are large.
 * @param {number} first
 * @param {number} round from 0
 */
export function seedRound(first, round) {
  return (first + round * 10_000_019) % 2 ** 31;
}

/**
 * What `npm run soak` is asked for.
 * @typedef {object} Soak
 * @property {number} hours for all parts together
 * @property {number} seed of the first round, from which those of the others follow
 * @property {number | undefined} size of the one round that is wanted, to repeat it
 * @property {readonly Part[]} parts
 */

/**
 * Reads `--hours 8 --seed 7 --size 2 files switches`; an error says what is wrong.
 * @param {string[]} words
 * @param {number} seed where none is given
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
