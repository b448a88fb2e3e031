import { distance } from 'fastest-levenshtein';

/** The names most similar to `wanted`, best first, at most `count`; ignores case. */
export function nearestNames(wanted: string, names: Iterable<string>, count = 3): string[] {
  const target = comparable(wanted);
  return Array.from(names, (name) => ({ name, distance: distance(target, comparable(name)) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);
}

/** The nearest names that are close enough to be meant: some letters differ, the words are reordered, or one contains the other. */
export function similarNames(wanted: string, names: Iterable<string>): string[] {
  const target = comparable(wanted);
  return nearestNames(
    wanted,
    [...names].filter((name) => isNear(target, comparable(name))),
  );
}

function isNear(wanted: string, name: string): boolean {
  const [shorter, longer] = wanted.length < name.length ? [wanted, name] : [name, wanted];
  if (shorter.length >= 3 && longer.includes(shorter)) return true;
  const allowed = Math.max(1, Math.floor(longer.length / 3));
  // A fast check: at least this many letters differ.
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

/** The nearest name, if at most a third of its letters differ (at least one); undefined otherwise. */
export function probableName(wanted: string, names: Iterable<string>): string | undefined {
  const [name] = nearestNames(wanted, names, 1);
  if (name === undefined) return undefined;
  return distance(comparable(wanted), comparable(name)) <= Math.max(1, Math.floor(name.length / 3)) ? name : undefined;
}

/** Names are compared up to this length: the time grows with the product of both lengths, and no typed name is this long. */
const maxComparedLength = 128;

function comparable(name: string): string {
  return name.slice(0, maxComparedLength).toLowerCase();
}
