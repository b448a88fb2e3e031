import { isObject } from './json.ts';
import { say } from './say.ts';

/**
 * The expected type of a value from outside, for what is checked at every start: the request, its parameters, and the settings.
 * Responses of services are checked with zod, which would add 2 ms to a start of 30 ms.
 */
export interface Shape<T> {
  /** The problems of a value, as texts that do not contain the value. */
  readonly misfits: (value: unknown, path: string) => readonly string[];
  /** Never set; only carries the type. */
  readonly type?: T;
}

type Shaped<S> = S extends Shape<infer T> ? T : never;

type Match<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly misfits: readonly string[] };

/** Returns the typed value if it has that shape, otherwise the problems. `name` is how messages call the whole value. */
export function matchShape<T>(value: unknown, shape: Shape<T>, name = say`the request`): Match<T> {
  const misfits = shape.misfits(value, '');
  if (misfits.length > 0) return { ok: false, misfits: misfits.map((misfit) => misfit.replace(/^: /, `${name}: `)) };
  return { ok: true, value: value as T };
}

export const text: Shape<string> = simple(say`a string`, (value) => typeof value === 'string');
/** Finite, since JSON has no other numbers. */
export const number: Shape<number> = simple(say`a number`, Number.isFinite);
export const flag: Shape<boolean> = simple(say`true or false`, (value) => typeof value === 'boolean');
/** A text, or a list of texts. */
export const texts: Shape<string | readonly string[]> = simple(say`a string or a list of strings`, (value) =>
  [value].flat().every((member) => typeof member === 'string'),
);
export const anything: Shape<unknown> = { misfits: () => [] };

/** Missing, or of that shape. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return { misfits: (value, path) => (value === undefined ? [] : shape.misfits(value, path)) };
}

/** Missing, null, or of that shape. */
export function nullish<T>(shape: Shape<T>): Shape<T | null | undefined> {
  return { misfits: (value, path) => (value === undefined || value === null ? [] : shape.misfits(value, path)) };
}

/** An object with these members. */
export function object<Members extends Readonly<Record<string, Shape<unknown>>>>(
  members: Members,
): Shape<{ readonly [Name in keyof Members]: Shaped<Members[Name]> }> {
  const entries = Object.entries(members);
  return {
    misfits: (value, path) =>
      isObject(value)
        ? entries.flatMap(([name, shape]) => shape.misfits(ownMember(value, name), join(path, name)))
        : [say`${path}: expected an object`],
  };
}

/** The same, but without any other members. */
export function strictObject<Members extends Readonly<Record<string, Shape<unknown>>>>(members: Members) {
  const shape = object(members);
  const misfits = (value: unknown, path: string) => {
    const others = isObject(value) ? Object.keys(value).filter((name) => !Object.hasOwn(members, name)) : [];
    return [
      ...shape.misfits(value, path),
      ...others.map((name) => say`${join(path, name)}: this parameter does not exist`),
    ];
  };
  return { misfits } as typeof shape;
}

/** An object with any names, whose members all have that shape. */
export function record<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    misfits: (value, path) =>
      isObject(value)
        ? Object.entries(value).flatMap(([name, member]) => shape.misfits(member, join(path, name)))
        : [say`${path}: expected an object`],
  };
}

function simple<T>(wanted: string, fits: (value: unknown) => boolean): Shape<T> {
  return { misfits: (value, path) => (fits(value) ? [] : [say`${path}: expected ${wanted}`]) };
}

/** A member of the value itself, not of its prototype. */
function ownMember(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
