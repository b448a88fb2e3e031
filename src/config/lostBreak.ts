import { key } from './keys.ts';
import type { FileKind } from './profile.ts';

/** Where a line break was lost: what should begin a line of its own follows something else, and no reader sees it. */
export interface LostBreak {
  /** `[prod]`, or the key that follows a value: never what follows that key, which may be a secret. */
  readonly text: string;
  readonly kind: 'header' | 'setting';
}

/** A lost line break in a value; commands and paths, which may hold anything, are not looked at. */
export function findLostBreak(name: string, value: string, file: FileKind): LostBreak | undefined {
  // Nearly all values have neither: tens of thousands are looked at.
  if (!/[[=]/.test(value) || !strictKeys.has(name)) return undefined;
  const text = value.split('\n', 1)[0] ?? '';
  return findLostSetting(text) ?? findLostHeader(text, file);
}

/** A header at the end of a text, in the form that headers have in that file. */
export function findLostHeader(text: string, file: FileKind): LostBreak | undefined {
  const header = (file === 'config' ? configHeader : credentialsHeader).exec(text)?.[1];
  return header === undefined ? undefined : { text: header, kind: 'header' };
}

function findLostSetting(text: string): LostBreak | undefined {
  const name = behindValue.exec(text)?.[1]?.toLowerCase();
  return name === undefined ? undefined : { text: name, kind: 'setting' };
}

const configHeader = /(\[(?:default|(?:profile|sso-session|services)[ \t][^[\]]+)\])\s*$/;
const credentialsHeader = /(\[[^[\]\s]+\])\s*$/;

const names: readonly string[] = [...Object.values(key), 'output'];
/** An address may have a query with one of these names. */
const behindValue = new RegExp(`(?<![?&])(${names.toSorted((a, b) => b.length - a.length).join('|')})\\s*=`, 'i');

const freeKeys: ReadonlySet<string> = new Set([
  key.credentialProcess,
  key.mfaProcess,
  key.webIdentityTokenFile,
  key.caBundle,
]);
const strictKeys: ReadonlySet<string> = new Set(names.filter((name) => !freeKeys.has(name)));
