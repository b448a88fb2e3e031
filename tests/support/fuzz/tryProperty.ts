import fc from 'fast-check';
import { longestWait, type Property } from './properties.ts';

/**
 * Tests a property on its share of `inputs` inputs. Throws an error with the smallest failing input and the seed; an input that takes
 * longer than `longestWait` fails, too.
 */
export function tryProperty({ property, share }: Property, inputs: number, seed: number): void {
  const numRuns = Math.max(1, Math.round((inputs * share) / 100));
  fc.assert(timed(property), { numRuns, seed });
}

function timed(property: fc.IRawProperty<unknown>): fc.IRawProperty<unknown> {
  const run: typeof property.run = (value) => {
    const started = performance.now();
    const failure = property.run(value);
    if (failure !== null || !isTooLong(performance.now() - started)) return failure;
    // A slow run may be the machine's fault; a second one with the same input is ours.
    const again = performance.now();
    property.run(value);
    const duration = performance.now() - again;
    return isTooLong(duration) ? { error: new Error(`It takes ${Math.round(duration)} ms.`) } : null;
  };
  return Object.assign(Object.create(property), { run });
}

function isTooLong(milliseconds: number): boolean {
  return milliseconds > longestWait;
}
