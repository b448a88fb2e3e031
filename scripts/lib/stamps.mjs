import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { listFiles, writeWhole } from './files.mjs';
import { inDist, shortPath } from './paths.mjs';

/**
 * A step of the build.
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title shown while it runs
 * @property {string[]} inputs files and folders; the step runs when their content changes
 * @property {string[]} [settings] texts; the step also runs when they change
 * @property {string[]} outputs the files and folders that it creates
 * @property {() => Promise<void>} run
 */

/**
 * Tests whether a step's outputs exist and were made from its current inputs.
 * @param {Step} step
 */
export function isUpToDate(step) {
  return step.outputs.every((path) => existsSync(path)) && readStamp(step.name) === hashInputs(step);
}

/**
 * Runs a step and stores the hash of its inputs.
 * @param {Step} step
 */
export async function runStep(step) {
  // Hashed before the work, so that a file saved in the meantime makes the next build run the step again.
  const hash = hashInputs(step);
  rmSync(stampPath(step.name), { force: true });
  await step.run();
  writeWhole(stampPath(step.name), hash);
}

/** The hash of a step's inputs at its last run. @param {string} name */
function readStamp(name) {
  try {
    return readFileSync(stampPath(name), 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {Pick<Step, 'inputs' | 'settings'>} step */
export function hashInputs({ inputs, settings = [] }) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(listFiles)) {
    hash.update(`${shortPath(file)}\0`).update(createHash('sha256').update(readFileSync(file)).digest());
  }
  for (const setting of settings) hash.update(`\0${setting}`);
  return hash.digest('hex');
}

/** The path of a step's stamp: a small input for other steps that changes whenever the step has run. @param {string} name */
export function stampPath(name) {
  return inDist('.stamps', name);
}
