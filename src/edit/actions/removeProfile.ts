import { fail, type Result, succeed } from '../../core/error.ts';
import { type EditableFiles, hasProfile, type PlannedEdits, profileMissing } from '../editableFiles.ts';

/** Removes a profile from both files. Errors: ProfileNotFound. */
export function removeProfile(files: EditableFiles, name: string): Result<PlannedEdits> {
  if (!hasProfile(files, name)) return fail(profileMissing(files, name));
  const edit = { kind: 'remove', section: { kind: 'profile', name } } as const;
  return succeed({
    config: files.config.reading.profiles.has(name) ? [edit] : [],
    credentials: files.credentials.reading.profiles.has(name) ? [edit] : [],
  });
}
