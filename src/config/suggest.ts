import { distance } from 'fastest-levenshtein';
import type { EngineError } from '../core/error.ts';

/** The names most like the one that was meant, best first; upper and lower case count as the same. At most `count`. */
export function nearestNames(wanted: string, names: Iterable<string>, count = 3): string[] {
  const target = comparable(wanted);
  return Array.from(names, (name) => ({ name, distance: distance(target, comparable(name)) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);
}

/** The one name so near that it was probably meant: a third of its letters may differ. Undefined when none is. */
export function probableName(wanted: string, names: Iterable<string>): string | undefined {
  const [name] = nearestNames(wanted, names, 1);
  if (name === undefined) return undefined;
  return distance(comparable(wanted), comparable(name)) <= Math.max(1, Math.floor(name.length / 3)) ? name : undefined;
}

/** The error for a profile that neither file defines. */
export function profileNotFound(name: string, names: Iterable<string>): EngineError {
  const nearest = nearestNames(name, names).map((near) => `"${near}"`);
  const hint =
    nearest.length === 0
      ? 'Neither file defines a profile: write one with New-AwsProfile (awsrole new-profile) or aws configure.'
      : `The nearest names: ${nearest.join(', ')}.`;
  return { code: 'ProfileNotFound', message: `The profile "${name}" could not be found.`, hint, target: name };
}

/** The time of the distance grows with both lengths; no name that a person typed is this long. */
const longestCompared = 128;

function comparable(name: string): string {
  return name.slice(0, longestCompared).toLowerCase();
}
