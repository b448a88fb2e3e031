import { credentialKeys, key } from '../../config/keys.ts';
import type { OwnProcesses } from '../../config/ownProcess.ts';
import type { Edit } from '../edit.ts';
import { type EditableFiles, type PlannedEdits, settingOf } from '../editableFiles.ts';
import { planChange } from './setProfile.ts';

/** A key pair to be written, revealed: for the file and nothing else. */
interface WrittenKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Without one, a token that is there goes: it belonged to other keys. */
  readonly sessionToken?: string | undefined;
}

/** The edits of the credentials file that give a section these keys; nothing of other keys stays. */
export function writeKey(profile: string, { accessKeyId, secretAccessKey, sessionToken }: WrittenKey): readonly Edit[] {
  const section = { kind: 'profile', name: profile } as const;
  const pair = [[key.accessKeyId, accessKeyId] as const, [key.secretAccessKey, secretAccessKey] as const];
  const token = sessionToken === undefined ? [] : [[key.sessionToken, sessionToken] as const];
  // SDKs read the old name of the token first.
  const stale = sessionToken === undefined ? [key.sessionToken, key.securityToken] : [key.securityToken];
  return [
    { kind: 'unset', section, keys: stale },
    { kind: 'set', section, settings: new Map([...pair, ...token]) },
  ];
}

/** A long-term key into the credentials file. A credential_process that served a sealed key goes: it is outdated. */
export function setAccessKey(
  files: EditableFiles,
  profile: string,
  written: WrittenKey,
  processes: OwnProcesses,
): PlannedEdits {
  const isSealed = sealedName(files, profile, processes) !== undefined;
  const { config, credentials } = planChange(files, profile, {
    settings: new Map(),
    remove: isSealed ? [key.credentialProcess] : [],
  });
  return { config, credentials: [...credentials, ...writeKey(profile, written)] };
}

/** The profile asks this program for its sealed key; keys in either file go, since the AWS CLI would take those first. */
export function sealAccessKey(
  files: EditableFiles,
  profile: string,
  program: readonly string[],
  processes: OwnProcesses,
): PlannedEdits {
  const command = processes.render(program, 'sealed', profile);
  return planChange(files, profile, {
    settings: new Map([[key.credentialProcess, command]]),
    remove: [...credentialKeys],
  });
}

/** The name under which the profile's access key is sealed; undefined when it asks for none. */
export function sealedName(files: EditableFiles, profile: string, { sealedOf }: OwnProcesses): string | undefined {
  return sealedOf(settingOf(files, profile, key.credentialProcess) ?? '');
}
