import type { FileKind } from '../config/profile.ts';
import { splitWords } from '../config/python.ts';
import { sectionNameOf } from '../config/readCli.ts';
import type { SectionName } from '../config/sections.ts';

/** What the AWS CLI takes a header for (botocore configloader.py): `[profiles x]` is the profile x to it. */
export interface SpelledName extends SectionName {
  /** The first word as it stands, `profile` or what only begins so. */
  readonly word: string;
}

/** Null for a section that the AWS CLI ignores. */
export function spelledNameOf(header: string, file: FileKind): SpelledName | null {
  const named = sectionNameOf(header, file);
  const word = file === 'credentials' || header === 'default' ? '' : (splitWords(header)?.[0] ?? '');
  return named && { ...named, word };
}

/** The names that the AWS SDKs take; they ignore sections and keys of other names. */
export function isSdkName(name: string): boolean {
  return /^[A-Za-z0-9_\-/.%@:+]+$/.test(name);
}
