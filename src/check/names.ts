import { splitWords } from '../config/python.ts';
import type { FileKind } from '../config/sections.ts';

export const sectionKinds = ['profile', 'sso-session', 'services'] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** What aws-cli takes a header for (botocore configloader.py): `[profiles x]` is the profile x to it. */
export interface SectionName {
  readonly kind: SectionKind;
  readonly name: string;
  /** The first word as it stands, `profile` or what only begins so. */
  readonly word: string;
}

/** Null for a section that aws-cli ignores. */
export function sectionNameOf(header: string, file: FileKind): SectionName | null {
  if (file === 'credentials') return { kind: 'profile', name: header, word: '' };
  if (header === 'default') return { kind: 'profile', name: 'default', word: '' };
  const kind = sectionKinds.find((prefix) => header.startsWith(prefix));
  const [word, name, ...more] = splitWords(header) ?? [];
  if (kind === undefined || word === undefined || name === undefined || more.length > 0) return null;
  return { kind, name, word };
}

/** The names that the AWS SDKs take; they ignore sections and keys of other names. */
export function isSdkName(name: string): boolean {
  return /^[A-Za-z0-9_\-/.%@:+]+$/.test(name);
}
