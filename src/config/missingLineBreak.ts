import type { FileKind } from './profile.ts';
import { settingName } from './settingNames.ts';

/** A lost line break: a header or a setting that follows other text on its line, so that it is not recognized. */
export interface MissingLineBreak {
  /** `[prod]`, or the name of the setting after a value: never the value of that setting, which may be a secret. */
  readonly text: string;
  readonly kind: 'header' | 'setting';
}

/** Finds a lost line break in a value; ignores commands and paths, which may contain any text. */
export function findMissingLineBreak(name: string, value: string, file: FileKind): MissingLineBreak | undefined {
  // A fast check first: nearly all values contain neither, and there may be tens of thousands.
  if (!/[[=]/.test(value) || !strictKeys.has(name)) return undefined;
  const text = value.split('\n', 1)[0] ?? '';
  return findLostSetting(text) ?? findInlineHeader(text, file);
}

/** Finds a header at the end of a text, in the form for that file. */
export function findInlineHeader(text: string, file: FileKind): MissingLineBreak | undefined {
  const header = (file === 'config' ? configHeader : credentialsHeader).exec(text)?.[1];
  return header === undefined ? undefined : { text: header, kind: 'header' };
}

function findLostSetting(text: string): MissingLineBreak | undefined {
  const name = settingAfterValue.exec(text)?.[1]?.toLowerCase();
  return name === undefined ? undefined : { text: name, kind: 'setting' };
}

const configHeader = /(\[(?:default|(?:profile|sso-session|services)[ \t][^[\]]+)\])\s*$/;
const credentialsHeader = /(\[[^[\]\s]+\])\s*$/;

const names: readonly string[] = [...Object.values(settingName), 'output'];
/** Not after `?` or `&`, since the query of a URL may have a parameter with one of these names. */
const settingAfterValue = new RegExp(`(?<![?&])(${names.toSorted((a, b) => b.length - a.length).join('|')})\\s*=`, 'i');

const freeKeys: ReadonlySet<string> = new Set([
  settingName.credentialProcess,
  settingName.mfaProcess,
  settingName.webIdentityTokenFile,
  settingName.caBundle,
]);
const strictKeys: ReadonlySet<string> = new Set(names.filter((name) => !freeKeys.has(name)));
