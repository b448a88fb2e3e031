/** `npm run differential -- --pairs 100000 --seed 1 --topic profiles`: compares many pairs and prints the disagreements. */
import { parseArgs } from 'node:util';
import { endBotocore, missingBotocore } from '../askBotocore.ts';
import { comparisons } from './comparisons.ts';
import { renderDisagreement, runDifferential } from './runDifferential.ts';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    topic: { type: 'string' },
  },
});

const missing = missingBotocore();
if (missing !== null) throw new Error(`Nothing to compare with: ${missing}.`);
const wanted = comparisons.filter(({ topic }) => values.topic === undefined || topic === values.topic);
for (const comparison of wanted) {
  const started = performance.now();
  const count = Number(values.pairs);
  const disagreements = await runDifferential(comparison, { seed: Number(values.seed), count });
  for (const disagreement of disagreements) console.log(`${renderDisagreement(disagreement)}\n`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${comparison.topic}: ${count} pairs, ${disagreements.length} disagreements, ${seconds} s`);
  if (disagreements.length > 0) process.exitCode = 1;
}
endBotocore();
