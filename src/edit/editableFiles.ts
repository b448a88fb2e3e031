import { profileNotFound } from '../config/profileNotFound.ts';
import type { EngineError } from '../core/error.ts';
import type { Edit } from './edit.ts';
import type { EditableFile } from './editFile.ts';

/** Both AWS files, opened for editing. */
export interface EditableFiles {
  readonly config: EditableFile;
  readonly credentials: EditableFile;
}

/** The edits for each file. */
export interface PlannedEdits {
  readonly config: readonly Edit[];
  readonly credentials: readonly Edit[];
}

export const bothFiles = ['config', 'credentials'] as const;

export function hasProfile(files: EditableFiles, name: string): boolean {
  return bothFiles.some((file) => files[file].reading.profiles.has(name));
}

export function profileMissing(files: EditableFiles, name: string): EngineError {
  const names = bothFiles.flatMap((file) => [...files[file].reading.profiles.keys()]);
  return profileNotFound(
    name,
    new Set(names),
    bothFiles.map((file) => ({ file: files[file].path, kind: file, ...files[file].reading })),
  );
}

/** A setting of a profile as the AWS CLI reads it: the credentials file takes precedence. */
export function settingOf(files: EditableFiles, profile: string, key: string): string | undefined {
  const { config, credentials } = files;
  const settings = [credentials, config].map((file) => file.reading.profiles.get(profile)?.settings);
  return settings.find((one) => one?.has(key))?.value(key);
}
