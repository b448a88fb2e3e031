import type { FileReading, Section } from '../../config/profile.ts';
import { settingName } from '../../config/settingNames.ts';
import { type Result, succeed } from '../../core/error.ts';
import { showKeyId } from '../../core/keyText.ts';
import { say } from '../../core/say.ts';
import type { HopBase, ProfileSource, Subject } from '../hop.ts';
import { refuse, refuseKeys, renderProvenance } from '../problem.ts';
import { readSetting } from '../resolvedValue.ts';

export interface StaticHop extends HopBase {
  readonly kind: 'static';
  readonly profile: string;
  readonly accessKeyId: string;
  /** The file that has both halves of the pair. */
  readonly file: 'config' | 'credentials';
}

export const staticKind: ProfileSource<StaticHop> = {
  giver: say`the file`,
  read: readKeys,
  shapes: { accessKeyId: true, file: false },
  answer: ({ accessKeyId }) => ({ accessKeyId: showKeyId(accessKeyId) }),
  title: ({ accessKeyId, profile, provenance }) => ({
    text: say`access key ${showKeyId(accessKeyId)} of profile ${profile}`,
    by: provenance.accessKeyId,
  }),
  brief: ({ accessKeyId, profile }) => say`access key ${showKeyId(accessKeyId)} of ${profile}`,
};

/** Whether the profile has either half of a key pair, in either file; as a source its own role is then ignored. */
export function hasStaticKey(section: Section | undefined): boolean {
  return (
    section?.settings.has(settingName.accessKeyId) === true ||
    section?.settings.has(settingName.secretAccessKey) === true
  );
}

/** Keys in the credentials file, otherwise in the config file (botocore SharedCredentialProvider, ConfigProvider). */
function readKeys({ name, configuration }: Subject): Result<StaticHop> | undefined {
  return readPair(name, configuration.credentials, 'credentials') ?? readPair(name, configuration.config, 'config');
}

/** Reads both halves from one file; its ID, even an empty one, decides that this file is used. */
function readPair(name: string, reading: FileReading, file: StaticHop['file']): Result<StaticHop> | undefined {
  const section = reading.profiles.get(name);
  const id = readSetting(section, settingName.accessKeyId);
  if (section === undefined || id === undefined) return undefined;
  const secret = readSetting(section, settingName.secretAccessKey);
  const token = readSetting(section, settingName.securityToken) ?? readSetting(section, settingName.sessionToken);
  const block = [id, secret, token].find((found) => found?.value.startsWith('\n'));
  const refused = block === undefined ? refuseKeys({ id, secret, token }, name) : blockInsteadOfKey(name, block.by);
  if (refused !== undefined) return refused;
  if (secret === undefined) return halfPair(name, section, id.by);
  const provenance = { accessKeyId: id.by, secretAccessKey: secret.by, ...(token && { sessionToken: token.by }) };
  return succeed({ kind: 'static', profile: name, accessKeyId: id.value, file, provenance });
}

function halfPair(name: string, section: Section, by: StaticHop['provenance'][string]): Result<never> {
  return refuse({
    code: 'ProfileIncomplete',
    message: say`Profile "${name}" has ${settingName.accessKeyId} but no ${settingName.secretAccessKey} in ${section.origin.file}.`,
    hint: say`Add ${settingName.secretAccessKey} to the same file, because both must be in one file.`,
    target: name,
    by,
  });
}

/** The AWS CLI cannot sign with a nested block as an ID. (It signs with one as a secret, and AWS rejects the signature.) */
function blockInsteadOfKey(name: string, by: StaticHop['provenance'][string]): Result<never> {
  return refuse({
    code: 'InvalidParameter',
    message: say`${renderProvenance(by)} (profile "${name}") requires a value, not an indented block.`,
    hint: say`Correct ${renderProvenance(by)}, or remove it.`,
    target: name,
    by,
  });
}
