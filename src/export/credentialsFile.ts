import { settingName } from '../config/settingNames.ts';
import type { Credentials } from '../core/credentials.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { writeKey } from '../edit/actions/setAccessKey.ts';
import type { Edit } from '../edit/edit.ts';
import type { EditableFile } from '../edit/editFile.ts';
import { validateName } from '../edit/validate.ts';

interface CredentialsTarget {
  /** The name of the profile, which is the header in this file. */
  readonly section: string;
  /** Whether to overwrite keys that do not expire. */
  readonly force: boolean;
}

/**
 * Plans the edits that replace the credentials in one section of the credentials file. InvalidParameter for a name that
 * cannot be a header, and for a section with long-term keys, which may be their only copy.
 */
export function planCredentials(
  file: EditableFile,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  target: CredentialsTarget,
): Result<readonly Edit[]> {
  const name = validateName(target.section);
  if (!name.ok) return name;
  if (hasLongTermKeys(file, name.value) && !target.force) return fail(wouldBeLost(file.path, name.value));
  const pair = { accessKeyId, secretAccessKey: secretAccessKey.reveal(), sessionToken: sessionToken?.reveal() };
  return succeed(writeKey(name.value, pair));
}

function hasLongTermKeys({ reading }: EditableFile, section: string): boolean {
  const settings = reading.profiles.get(section)?.settings;
  const isSet = (name: string) => (settings?.value(name) ?? '') !== '';
  return isSet(settingName.secretAccessKey) && !isSet(settingName.sessionToken) && !isSet(settingName.securityToken);
}

function wouldBeLost(file: string, section: string) {
  return {
    code: 'InvalidParameter',
    message: say`The section [${section}] of ${file} contains an access key that does not expire, and this might be its only copy.`,
    hint: say`Specify another section, or use -Force (--force) to overwrite it.`,
    target: section,
    file,
  } as const;
}
