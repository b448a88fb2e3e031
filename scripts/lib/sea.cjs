// Run by the Node that becomes the engine: `node sea.cjs <request.json>`. pkg's command line passes no SEA settings on
// to Node, so its function is called here; its version is pinned, for this is no public interface of it.
const { readFileSync } = require('node:fs');
const { default: makeSingleBinary } = require('@yao-pkg/pkg/lib-es5/sea.js');

const [, , request = ''] = process.argv;
/** @type {import('@yao-pkg/pkg/lib-es5/sea.js').SeaOptions & { bundle: string }} */
const { bundle, ...options } = JSON.parse(readFileSync(request, 'utf8'));

makeSingleBinary(bundle, { ...options, signature: process.platform === 'darwin' }).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
