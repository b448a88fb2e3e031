// The helper functions of a script that replaces the engine in a copy of the module (FakeEngine.ps1).
const { readSync, renameSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const [, engine = ''] = process.argv;
const folder = dirname(dirname(engine));

/**
 * Writes a file in the module folder atomically, since a test may wait for it.
 * @param {string} name
 * @param {string | Uint8Array} content
 */
function note(name, content) {
  writeFileSync(join(folder, `${name}.new`), content);
  renameSync(join(folder, `${name}.new`), join(folder, name));
}

/** Records its environment and the request, which is one line. */
function takeRequest() {
  const variables = Object.entries(process.env).map(([name, value]) => `${name}=${value}`);
  note('environment', variables.join('\n'));
  // The module sends nothing else before it has an answer.
  const chunk = Buffer.alloc(65_536);
  let text = Buffer.alloc(0);
  while (!text.includes(10)) {
    const read = readSync(0, chunk);
    if (read === 0) break;
    text = Buffer.concat([text, chunk.subarray(0, read)]);
  }
  note('request', text.subarray(0, text.includes(10) ? text.indexOf(10) : text.length));
}

module.exports = { note, takeRequest };
