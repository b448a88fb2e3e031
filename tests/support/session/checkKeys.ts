import { countKeyPairs } from './keyPairs.ts';

/** `tsx tests/support/session/checkKeys.ts [pairs] [seed]`: compares the keys of a million pairs of plans. */
const [pairs = '1000000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
const { wrong, ...counts } = countKeyPairs(Number(pairs), Number(seed));
console.log(JSON.stringify({ seed: Number(seed), ...counts, wrong }));
process.exitCode = wrong.length + counts.sharedNames > 0 ? 1 : 0;
