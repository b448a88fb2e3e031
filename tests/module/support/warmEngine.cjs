// Run by the Node.js that becomes the engine: `node warmEngine.cjs <parts>`. Serves the requests of the module in sequence
// (docs/dialogue.md), each by a fresh engine that reuses the compiled scripts of earlier ones. Exits when its standard input ends.
const fs = require('node:fs');
const { join } = require('node:path');
const { openParts } = require('../../../scripts/lib/partLoader.cjs');

/**
 * A line before each request: the current folder and variables of the engine, and whether countdowns end immediately.
 * @typedef {{ folder: string, variables: Record<string, string>, haste: boolean }} Start
 */

const [, , parts = ''] = process.argv;
/** @type {Map<string, import('node:vm').Script>} */
const scripts = new Map();
const { setTimeout } = globalThis;
/** Data from standard input that no engine has read yet. */
let rest = Buffer.alloc(0);

async function serve() {
  const { execPath, exit } = process;
  // An engine that reads asynchronously could consume the next request.
  Object.defineProperty(process, 'stdin', { get: () => fail('this request needs an engine of its own') });
  for (let line = readLine(); line !== undefined; line = readLine()) {
    /** @type {Start} */
    const start = JSON.parse(line);
    become(start);
    Object.assign(globalThis, { setTimeout: start.haste ? hasten : setTimeout });
    await new Promise((resolve) => {
      Object.assign(process, { argv: [execPath, execPath, 'dialogue'], exit: resolve });
      openParts(readPart, scripts, requireModule)('start.cjs');
    });
  }
  exit(0);
}

/** @param {string} reason @returns {never} */
function fail(reason) {
  throw new Error(reason);
}

/** Shortens the seconds of a countdown; time limits stay. @type {(act: () => void, milliseconds?: number) => NodeJS.Timeout} */
function hasten(act, milliseconds) {
  return setTimeout(act, milliseconds === 1000 ? 1 : milliseconds);
}

/** @param {Start} start */
function become({ folder, variables }) {
  process.chdir(folder);
  for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name];
  for (const [name, value] of Object.entries(variables)) if (process.env[name] !== value) process.env[name] = value;
}

function readLine() {
  for (let end = rest.indexOf('\n'); ; end = rest.indexOf('\n')) {
    if (end >= 0) {
      const line = rest.toString('utf8', 0, end);
      rest = rest.subarray(end + 1);
      return line;
    }
    const chunk = Buffer.alloc(65_536);
    const count = fs.readSync(0, chunk);
    if (count === 0) return undefined;
    rest = Buffer.concat([rest, chunk.subarray(0, count)]);
  }
}

/** @param {string} part */
function readPart(part) {
  return { source: `(function (exports, require, module) {${fs.readFileSync(join(parts, part), 'latin1')}\n})` };
}

/** @type {(file: number, chunk: Uint8Array, ...where: [number, number, fs.ReadPosition | null]) => number} */
function readSync(file, chunk, ...where) {
  if (file !== 0 || rest.length === 0) return fs.readSync(file, chunk, ...where);
  const count = rest.copy(chunk);
  rest = rest.subarray(count);
  return count;
}

/** The Node.js modules, with a standard input that begins with the data read already. @param {string} id */
function requireModule(id) {
  return id === 'node:fs' ? { ...fs, readSync } : require(id);
}

serve();
