// What a script that takes the engine's place in a copy of the module begins with (FakeEngine.ps1).
const { readSync, renameSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const folder = dirname(dirname(require.main.filename));

/** Writes a file in the module's folder, whole from the start, since a test may wait for it. */
function note(name, text) {
  writeFileSync(join(folder, `${name}.new`), text);
  renameSync(join(folder, `${name}.new`), join(folder, name));
}

/** Notes its own environment and the request, one line. */
function takeRequest() {
  const variables = Object.entries(process.env).map(([name, value]) => `${name}=${value}`);
  note('environment', variables.join('\n'));
  const [bytes, byte] = [[], Buffer.alloc(1)];
  while (readSync(0, byte) === 1 && byte[0] !== 10) bytes.push(byte[0]);
  note('request', Buffer.from(bytes));
}

module.exports = { note, takeRequest };
