import type { Origin, Section } from '../config/profile.ts';
import type { Environment } from '../core/environment.ts';

/** A value and what decided it: a place in a file, a variable, a parameter, or a default. */
export interface Resolved<T> {
  readonly value: T;
  readonly by: Provenance;
}

export type Provenance =
  | { readonly kind: 'file'; readonly origin: Origin; readonly key: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'default' };

/** Reads a setting with its place; undefined if the section or the setting does not exist. An empty value counts. */
export function readSetting(section: Section | undefined, key: string): Resolved<string> | undefined {
  const setting = section?.settings.get(key);
  return setting && { value: setting.value, by: { kind: 'file', origin: setting.origin, key } };
}

/** Reads a variable. An empty value counts, as in botocore. */
export function readVariable(environment: Environment, name: string): Resolved<string> | undefined {
  const value = environment[name];
  return value === undefined ? undefined : { value, by: { kind: 'variable', name } };
}

/** A value from the request. */
export function readParameter<T>(value: T | undefined, name: string): Resolved<T> | undefined {
  return value === undefined ? undefined : { value, by: { kind: 'parameter', name } };
}

/** Only "true", in any case, is true (botocore utils.py ensure_boolean). */
export function isTrue(resolved: Resolved<string> | undefined): boolean {
  return resolved?.value.toLowerCase() === 'true';
}

/** Parses an integer as Python's int() does, from half-width or full-width digits; otherwise undefined. */
export function parseInteger(text: string): number | undefined {
  const plain = text.trim().replace(/[\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
  if (!/^[+-]?\d+(?:_\d+)*$/.test(plain)) return undefined;
  const value = Number(plain.replaceAll('_', ''));
  return Number.isSafeInteger(value) ? value : undefined;
}
