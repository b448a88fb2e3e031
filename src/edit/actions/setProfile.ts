import { fail, type Result, succeed } from '../../core/error.ts';
import { type Edit, splitSettingName } from '../edit.ts';
import { type bothFiles, type EditableFiles, hasProfile, type PlannedEdits, profileMissing } from '../editableFiles.ts';

interface ProfileChange {
  readonly settings: ReadonlyMap<string, string>;
  /** Settings to remove from both files: one in the config file would become effective otherwise. */
  readonly remove: readonly string[];
}

/**
 * Changes settings where the AWS CLI reads them: in the credentials file if the setting exists there, since that file takes precedence
 * for each setting, otherwise in the config file. Errors: ProfileNotFound.
 */
export function setProfile(files: EditableFiles, name: string, change: ProfileChange): Result<PlannedEdits> {
  if (!hasProfile(files, name)) return fail(profileMissing(files, name));
  return succeed(planChange(files, name, change));
}

/** The same, but the profile does not need to exist. */
export function planChange(files: EditableFiles, name: string, { settings, remove }: ProfileChange): PlannedEdits {
  const entries = [...settings];
  const edits = (file: (typeof bothFiles)[number]): Edit[] => {
    const section = { kind: 'profile', name } as const;
    const set = entries.filter(([key]) => (file === 'credentials') === isSetIn('credentials', key));
    const unset = remove.filter((key) => isSetIn(file, key));
    return [
      ...(set.length === 0 ? [] : [{ kind: 'set', section, settings: new Map(set) } as const]),
      ...(unset.length === 0 ? [] : [{ kind: 'unset', section, keys: unset } as const]),
    ];
  };
  return { config: edits('config'), credentials: edits('credentials') };

  function isSetIn(file: (typeof bothFiles)[number], key: string): boolean {
    return files[file].reading.profiles.get(name)?.settings.has(splitSettingName(key).outer) === true;
  }
}
