// `node runParts.cjs <parts> <word …>`: runs the engine from its parts, as a binary does, and says on the last line of
// standard error which parts and which of Node's modules that took, and whether V8 took the caches.
const { existsSync, readFileSync, writeSync } = require('node:fs');
const { join } = require('node:path');
require('node:vm');
const { openParts } = require('../../../scripts/lib/partLoader.cjs');

const [, , folder = '', ...words] = process.argv;
/** @type {Map<string, import('node:vm').Script>} */
const scripts = new Map();
/** @type {string[]} what Node has loaded of its own so far */
const loaded = Reflect.get(process, 'moduleLoadList');
const before = new Set(loaded);

process.argv = [process.execPath, process.execPath, ...words];
process.on('exit', () => {
  const modules = loaded.filter((name) => !before.has(name));
  const rejected = [...scripts].filter(([, script]) => script.cachedDataRejected === true).map(([part]) => part);
  writeSync(2, `${JSON.stringify({ parts: [...scripts.keys()], modules, rejected })}\n`);
});
openParts(read, scripts)('start.cjs');

/** @param {string} part */
function read(part) {
  const cache = join(folder, `${part}.cache`);
  const source = readFileSync(join(folder, part), 'latin1');
  return existsSync(cache) ? { source, cachedData: readFileSync(cache) } : { source };
}
