import { fail, type Result, succeed } from '../../../protocol/error.ts';
import { type EditableFiles, hasProfile, type PlannedEdits } from '../editableFiles.ts';
import { validateName } from '../validate.ts';

/** A new section of the config file. InvalidParameter for a name that is taken, or that no header can hold. */
export function newProfile(
  files: EditableFiles,
  name: string,
  settings: ReadonlyMap<string, string>,
): Result<PlannedEdits> {
  const free = checkFree(files, name);
  if (!free.ok) return free;
  return succeed({ config: [{ kind: 'set', section: { kind: 'profile', name }, settings }], credentials: [] });
}

/** Whether a name can be given to a new profile. */
export function checkFree(files: EditableFiles, name: string): Result<string> {
  const valid = validateName(name);
  if (!valid.ok) return valid;
  return hasProfile(files, name) ? fail(taken(name)) : valid;
}

function taken(name: string) {
  return {
    code: 'InvalidParameter',
    message: `There is a profile "${name}" already.`,
    hint: 'Set-AwsProfile (awsrole set-profile) changes it; Remove-AwsProfile (awsrole remove-profile) makes room.',
    target: name,
  } as const;
}
