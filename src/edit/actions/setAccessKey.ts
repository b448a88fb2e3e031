import type { OwnCredentialProcess } from '../../config/ownCredentialProcess.ts';
import { credentialKeys, settingName } from '../../config/settingNames.ts';
import type { Edit } from '../edit.ts';
import { type EditableFiles, type PlannedEdits, settingOf } from '../editableFiles.ts';
import { planChange } from './setProfile.ts';

/** An access key in plain text, only for writing it to the file. */
interface WrittenKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** If it is missing, an existing token is removed, since it belonged to other keys. */
  readonly sessionToken?: string | undefined;
}

/** The edits that write an access key to the credentials file and remove everything of earlier keys from the section. */
export function writeKey(profile: string, { accessKeyId, secretAccessKey, sessionToken }: WrittenKey): readonly Edit[] {
  const section = { kind: 'profile', name: profile } as const;
  const pair = [
    [settingName.accessKeyId, accessKeyId] as const,
    [settingName.secretAccessKey, secretAccessKey] as const,
  ];
  const token = sessionToken === undefined ? [] : [[settingName.sessionToken, sessionToken] as const];
  // SDKs read the old name of the token first.
  const stale =
    sessionToken === undefined ? [settingName.sessionToken, settingName.securityToken] : [settingName.securityToken];
  return [
    { kind: 'unset', section, keys: stale },
    { kind: 'set', section, settings: new Map([...pair, ...token]) },
  ];
}

/** Writes a long-term access key to the credentials file, and removes a credential_process that returned an encrypted key. */
export function setAccessKey(
  files: EditableFiles,
  profile: string,
  written: WrittenKey,
  processes: OwnCredentialProcess,
): PlannedEdits {
  const isSealed = sealedName(files, profile, processes) !== undefined;
  const { config, credentials } = planChange(files, profile, {
    settings: new Map(),
    remove: isSealed ? [settingName.credentialProcess] : [],
  });
  return { config, credentials: [...credentials, ...writeKey(profile, written)] };
}

/** Makes this program the credential_process for an encrypted access key, and removes keys in both files, which would take precedence. */
export function sealAccessKey(
  files: EditableFiles,
  profile: string,
  program: readonly string[],
  processes: OwnCredentialProcess,
): PlannedEdits {
  const command = processes.render(program, 'sealed', profile);
  return planChange(files, profile, {
    settings: new Map([[settingName.credentialProcess, command]]),
    remove: [...credentialKeys],
  });
}

/** The name under which the access key of a profile is stored encrypted; undefined if it has none. */
export function sealedName(
  files: EditableFiles,
  profile: string,
  { sealedOf }: OwnCredentialProcess,
): string | undefined {
  return sealedOf(settingOf(files, profile, settingName.credentialProcess) ?? '');
}
