// Run by the Node.js that becomes the engine: `node sea.cjs <request.json>`. Calls the function of pkg directly, since pkg's command line
// does not pass SEA settings to Node.js; the version of pkg is pinned, because this function is not public.
const { readFileSync } = require('node:fs');
const { default: makeSingleBinary } = require('@yao-pkg/pkg/lib-es5/sea.js');

const [, , request = ''] = process.argv;
/** @type {import('@yao-pkg/pkg/lib-es5/sea.js').SeaOptions & { bundle: string }} */
const { bundle, ...options } = JSON.parse(readFileSync(request, 'utf8'));

makeSingleBinary(bundle, { ...options, signature: process.platform === 'darwin' }).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
