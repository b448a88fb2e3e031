import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { listFiles, writeWhole } from './files.mjs';
import { inDist, shortPath } from './paths.mjs';

/**
 * One step of the build.
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title what the person reads while it runs
 * @property {string[]} inputs files and folders whose content decides whether the step must run
 * @property {string[]} [settings] texts that decide it too
 * @property {string[]} outputs files and folders that it leaves
 * @property {() => Promise<void>} run
 */

/**
 * Whether a step's outputs are there and were made from its inputs as they are now.
 * @param {Step} step
 */
export function isUpToDate(step) {
  return step.outputs.every((path) => existsSync(path)) && readStamp(step.name) === hashInputs(step);
}

/**
 * Runs a step and remembers what it was made from.
 * @param {Step} step
 */
export async function runStep(step) {
  // Hashed before the work: a file saved meanwhile makes the next build run the step again.
  const hash = hashInputs(step);
  rmSync(stampPath(step.name), { force: true });
  await step.run();
  writeWhole(stampPath(step.name), hash);
}

/** What a step was made from the last time. @param {string} name */
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

/** Where a step's stamp stands: a small input that changes whenever the step had to run anew. @param {string} name */
export function stampPath(name) {
  return inDist('.stamps', name);
}
