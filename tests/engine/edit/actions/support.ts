import type { FileKind } from '../../../../src/config/profile.ts';
import type { Result } from '../../../../src/core/error.ts';
import type { EditableFiles, PlannedEdits } from '../../../../src/edit/editableFiles.ts';
import { type EditableFile, editFile, openFile } from '../../../../src/edit/editFile.ts';

export function openTexts(config: string, credentials = ''): EditableFiles {
  return { config: open(config, 'config'), credentials: open(credentials, 'credentials') };
}

/** Both texts after a plan, or its error as `code: target`. */
export function outcomeOf(files: EditableFiles, plan: Result<PlannedEdits>): readonly [string, string] | string {
  if (!plan.ok) return `${plan.error.code}: ${plan.error.target}`;
  return [textAfter(files.config, plan.value.config), textAfter(files.credentials, plan.value.credentials)];
}

function textAfter(file: EditableFile, edits: PlannedEdits[FileKind]): string {
  const edited = editFile(file, edits);
  return edited.ok ? Buffer.from(edited.value.after).toString() : `${edited.error.code}: ${edited.error.message}`;
}

function open(text: string, kind: FileKind): EditableFile {
  const file = openFile(`/home/me/.aws/${kind}`, kind, text === '' ? undefined : Buffer.from(text));
  if (!file.ok) throw new Error(file.error.message);
  return file.value;
}
