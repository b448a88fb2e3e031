import type { SectionName } from '../config/sections.ts';

/** One change of one file, as data. Keys are in lower case; `s3.max_queue_size` is a key inside the nested block `s3`. */
export type Edit =
  /** The section is made when there is none. */
  | { readonly kind: 'set'; readonly section: SectionName; readonly settings: ReadonlyMap<string, string> }
  | { readonly kind: 'unset'; readonly section: SectionName; readonly keys: readonly string[] }
  | { readonly kind: 'remove'; readonly section: SectionName }
  | { readonly kind: 'rename'; readonly section: SectionName; readonly to: string }
  /** Its lines, comments among them included, under another name at the end of the file. */
  | { readonly kind: 'copy'; readonly section: SectionName; readonly to: string }
  /** What names a section is made to name another, in every section of the file. */
  | { readonly kind: 'retarget'; readonly key: string; readonly from: string; readonly to: string };

/** The two parts of a key; `inner` is null for a key of the section itself. */
export function splitKey(key: string): { readonly outer: string; readonly inner: string | null } {
  const dot = key.indexOf('.');
  return dot < 0 ? { outer: key, inner: null } : { outer: key.slice(0, dot), inner: key.slice(dot + 1) };
}

/** Whether a value names that section; after a value the SDKs see a comment, where the AWS CLI sees more of a name. */
export function namesSection(value: string, name: string): boolean {
  return value === name || (value.startsWith(name) && /^\s+[#;]/.test(value.slice(name.length)));
}
