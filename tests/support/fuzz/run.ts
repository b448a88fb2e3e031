/** `tsx tests/support/fuzz/run.ts --inputs 1000000 --seed 1`: tries every property on many inputs. */
import { parseArgs } from 'node:util';
import { changedGlobals, snapshotGlobals } from './globals.ts';
import { properties } from './properties.ts';
import { tryProperty } from './tryProperty.ts';

const { values } = parseArgs({
  options: { inputs: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});

const before = snapshotGlobals();
for (const property of properties) {
  const started = performance.now();
  tryProperty(property, Number(values.inputs), Number(values.seed));
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s  ${property.title}`);
}
const changed = changedGlobals(before);
if (changed.length > 0) throw new Error(`Globals changed: ${changed.join(', ')}.`);
console.log(`${values.inputs} inputs, no failure, all globals the same.`);
