import { fail, type Result, succeed } from '../../core/error.ts';
import { type EditableFiles, hasProfile, type PlannedEdits, profileMissing } from '../editableFiles.ts';
import { checkFree } from './newProfile.ts';

/** The profile's sections of both files again, under another name. Errors: ProfileNotFound, InvalidParameter. */
export function copyProfile(files: EditableFiles, name: string, to: string): Result<PlannedEdits> {
  if (!hasProfile(files, name)) return fail(profileMissing(files, name));
  const free = checkFree(files, to);
  if (!free.ok) return free;
  const edit = { kind: 'copy', section: { kind: 'profile', name }, to } as const;
  return succeed({
    config: files.config.reading.profiles.has(name) ? [edit] : [],
    credentials: files.credentials.reading.profiles.has(name) ? [edit] : [],
  });
}
