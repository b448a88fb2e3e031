// `node fromCache.cjs <program> [arguments]`: starts a program by V8's cache of its code, `<program>.cache`, since many
// processes must start fast. Where there is none, the run leaves one.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { Script } = require('node:vm');

// The program finds its own arguments where it would without this.
process.argv.splice(1, 1);
const [, program = ''] = process.argv;
const cache = `${program}.cache`;
const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
const source = `(function (exports, require, module) {${readFileSync(program, 'utf8')}\n})`;
const script = new Script(source, { filename: program, cachedData });
script.runInThisContext()(exports, require, module);
if (cachedData === undefined) process.once('exit', () => writeFileSync(cache, script.createCachedData()));
