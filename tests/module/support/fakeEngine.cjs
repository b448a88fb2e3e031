// What a script that takes the engine's place in a copy of the module begins with (FakeEngine.ps1).
const { readSync, renameSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const [, engine = ''] = process.argv;
const folder = dirname(dirname(engine));

/**
 * Writes a file in the module's folder, whole from the start, since a test may wait for it.
 * @param {string} name
 * @param {string | Uint8Array} content
 */
function note(name, content) {
  writeFileSync(join(folder, `${name}.new`), content);
  renameSync(join(folder, `${name}.new`), join(folder, name));
}

/** Notes its own environment and the request, one line. */
function takeRequest() {
  const variables = Object.entries(process.env).map(([name, value]) => `${name}=${value}`);
  note('environment', variables.join('\n'));
  const byte = Buffer.alloc(1);
  const bytes = [];
  while (readSync(0, byte) === 1 && byte[0] !== 10) bytes.push(Buffer.from(byte));
  note('request', Buffer.concat(bytes));
}

module.exports = { note, takeRequest };
