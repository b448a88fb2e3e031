import { isObject } from './json.ts';
import { say } from './say.ts';

/**
 * What a value from outside must be like, for what every start checks: the request, its parameters, the settings. Answers
 * of services meet a schema of zod, whose loading would take 2 ms of a start that takes 30.
 */
export interface Shape<T> {
  /** What does not fit, each in words that leave out the value. */
  readonly misfits: (value: unknown, path: string) => readonly string[];
  /** Never there: it only carries the type. */
  readonly type?: T;
}

type Shaped<S> = S extends Shape<infer T> ? T : never;

type Match<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly misfits: readonly string[] };

/** The value, typed, when it is of that shape. `name` stands for the whole of it in words. */
export function matchShape<T>(value: unknown, shape: Shape<T>, name = say`the request`): Match<T> {
  const misfits = shape.misfits(value, '');
  if (misfits.length > 0) return { ok: false, misfits: misfits.map((misfit) => misfit.replace(/^: /, `${name}: `)) };
  return { ok: true, value: value as T };
}

export const text: Shape<string> = simple(say`text`, (value) => typeof value === 'string');
/** JSON has no other than finite ones. */
export const number: Shape<number> = simple(say`a number`, Number.isFinite);
export const flag: Shape<boolean> = simple(say`true or false`, (value) => typeof value === 'boolean');
/** One text, or a list of them. */
export const texts: Shape<string | readonly string[]> = simple(say`text or a list of texts`, (value) =>
  [value].flat().every((member) => typeof member === 'string'),
);
export const anything: Shape<unknown> = { misfits: () => [] };

/** Absent, or of that shape. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return { misfits: (value, path) => (value === undefined ? [] : shape.misfits(value, path)) };
}

/** Absent or null, or of that shape. */
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
        : [say`${path}: an object was expected`],
  };
}

/** The same, with no other members than these. */
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

/** An object with any names whose members are all of that shape. */
export function record<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    misfits: (value, path) =>
      isObject(value)
        ? Object.entries(value).flatMap(([name, member]) => shape.misfits(member, join(path, name)))
        : [say`${path}: an object was expected`],
  };
}

function simple<T>(wanted: string, fits: (value: unknown) => boolean): Shape<T> {
  return { misfits: (value, path) => (fits(value) ? [] : [say`${path}: ${wanted} was expected`]) };
}

/** Nothing that the prototype has counts as given. */
function ownMember(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
