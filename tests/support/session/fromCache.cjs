// `node fromCache.cjs <program> [arguments]`: starts a program with its V8 code cache, `<program>.cache`, since many processes must start
// fast. Without one, the run creates it.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { Script } = require('node:vm');

// The program must find its arguments in their usual place.
process.argv.splice(1, 1);
const [, program = ''] = process.argv;
const cache = `${program}.cache`;
const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
const source = `(function (exports, require, module) {${readFileSync(program, 'utf8')}\n})`;
const script = new Script(source, { filename: program, cachedData });
script.runInThisContext()(exports, require, module);
if (cachedData === undefined) process.once('exit', () => writeFileSync(cache, script.createCachedData()));
