import type { SectionName } from '../config/sections.ts';

/** A change of a file, as data. Keys are in lower case; `s3.max_queue_size` is a key in the nested block `s3`. */
export type Edit =
  /** Creates the section if it does not exist. */
  | { readonly kind: 'set'; readonly section: SectionName; readonly settings: ReadonlyMap<string, string> }
  | { readonly kind: 'unset'; readonly section: SectionName; readonly keys: readonly string[] }
  | { readonly kind: 'remove'; readonly section: SectionName }
  | { readonly kind: 'rename'; readonly section: SectionName; readonly to: string }
  /** Copies the lines of a section, with comments, to a new section at the end of the file. */
  | { readonly kind: 'copy'; readonly section: SectionName; readonly to: string }
  /** In every section of the file, changes a setting that refers to section `from` so that it refers to `to`. */
  | { readonly kind: 'retarget'; readonly key: string; readonly from: string; readonly to: string };

/** Splits the name of a setting into its two parts; `inner` is null for a setting that is not in a nested block. */
export function splitSettingName(key: string): { readonly outer: string; readonly inner: string | null } {
  const dot = key.indexOf('.');
  return dot < 0 ? { outer: key, inner: null } : { outer: key.slice(0, dot), inner: key.slice(dot + 1) };
}

/** Whether a value refers to that section, with or without a comment after it, which the AWS CLI treats as part of the name. */
export function refersToSection(value: string, name: string): boolean {
  return value === name || (value.startsWith(name) && /^\s+[#;]/.test(value.slice(name.length)));
}
