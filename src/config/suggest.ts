import { distance } from 'fastest-levenshtein';

/** The names most like the one that was meant, best first; upper and lower case count as the same. At most `count`. */
export function nearestNames(wanted: string, names: Iterable<string>, count = 3): string[] {
  const target = comparable(wanted);
  return Array.from(names, (name) => ({ name, distance: distance(target, comparable(name)) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);
}

/** Of the nearest names those that may have been meant: a few other letters, another order, or more of it. */
export function nearNames(wanted: string, names: Iterable<string>, count = 3): string[] {
  const target = comparable(wanted);
  return nearestNames(
    wanted,
    [...names].filter((name) => isNear(target, comparable(name))),
    count,
  );
}

function isNear(wanted: string, name: string): boolean {
  const [shorter, longer] = wanted.length < name.length ? [wanted, name] : [name, wanted];
  if (shorter.length >= 3 && longer.includes(shorter)) return true;
  const allowed = Math.max(1, Math.floor(longer.length / 3));
  // As many letters differ at least, and of most names more than that.
  if (longer.length - shorter.length > allowed) return false;
  const differing = distance(wanted, name);
  if (differing >= shorter.length) return wanted === name;
  if (differing <= allowed) return true;
  return (
    (differing === 2 && sorted(wanted, '') === sorted(name, '')) ||
    sorted(wanted, separators) === sorted(name, separators)
  );
}

const separators = /[-_./@: ]+/;

function sorted(text: string, separator: string | RegExp): string {
  return text.split(separator).sort().join(' ');
}

/** The one name so near that it was probably meant: a third of its letters may differ. Undefined when none is. */
export function probableName(wanted: string, names: Iterable<string>): string | undefined {
  const [name] = nearestNames(wanted, names, 1);
  if (name === undefined) return undefined;
  return distance(comparable(wanted), comparable(name)) <= Math.max(1, Math.floor(name.length / 3)) ? name : undefined;
}

/** The time of the distance grows with both lengths; no name that a user typed is this long. */
const longestCompared = 128;

function comparable(name: string): string {
  return name.slice(0, longestCompared).toLowerCase();
}
