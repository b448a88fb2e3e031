import type { FileKind } from '../../../src/config/profile.ts';
import type { Result } from '../../../src/core/error.ts';
import type { Edit } from '../../../src/edit/edit.ts';
import { type EditedFile, editFile, openFile } from '../../../src/edit/editFile.ts';

/** Edits of a text, as a file of that kind. */
export function editText(
  text: string | Uint8Array,
  edits: readonly Edit[],
  kind: FileKind = 'config',
): Result<EditedFile> {
  const file = openFile(`/home/me/.aws/${kind}`, kind, typeof text === 'string' ? Buffer.from(text) : text);
  return file.ok ? editFile(file.value, edits) : file;
}

/** The text after edits; throws for an error. */
export function editedText(text: string, edits: readonly Edit[], kind: FileKind = 'config'): string {
  const edited = editText(text, edits, kind);
  if (!edited.ok) throw new Error(`${edited.error.code}: ${edited.error.message}`);
  return Buffer.from(edited.value.after).toString();
}

export const profile = (name: string) => ({ kind: 'profile', name }) as const;
export const set = (name: string, settings: Readonly<Record<string, string>>): Edit => ({
  kind: 'set',
  section: profile(name),
  settings: new Map(Object.entries(settings)),
});
export const unset = (name: string, ...keys: string[]): Edit => ({ kind: 'unset', section: profile(name), keys });
export const remove = (name: string): Edit => ({ kind: 'remove', section: profile(name) });
export const rename = (name: string, to: string): Edit => ({ kind: 'rename', section: profile(name), to });
export const copy = (name: string, to: string): Edit => ({ kind: 'copy', section: profile(name), to });
export const retarget = (from: string, to: string): Edit => ({ kind: 'retarget', key: 'source_profile', from, to });
