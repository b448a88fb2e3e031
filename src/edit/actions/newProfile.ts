import type { SectionName } from '../../config/sections.ts';
import { settingName } from '../../config/settingNames.ts';
import { fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { Edit } from '../edit.ts';
import { type EditableFiles, hasProfile, type PlannedEdits, profileMissing } from '../editableFiles.ts';
import { validateName } from '../validate.ts';

/**
 * Creates a profile in the config file, and its sso-session if that does not exist and its start URL and region are
 * specified. InvalidParameter if the name exists or is not valid in a header.
 */
export function newProfile(
  files: EditableFiles,
  name: string,
  settings: ReadonlyMap<string, string>,
): Result<PlannedEdits> {
  const free = requireFreeName(files, name);
  if (!free.ok) return free;
  const session = settings.get(settingName.ssoSession) ?? '';
  const isNewSession = sessionKeys.every((one) => settings.has(one)) && !files.config.reading.ssoSessions.has(session);
  if (session === '' || !isNewSession)
    return succeed({ config: [writeSection('profile', name, settings)], credentials: [] });
  const valid = validateName(session);
  if (!valid.ok) return valid;
  const own = new Map([...settings].filter(([one]) => !sessionKeys.includes(one)));
  const shared = new Map([...settings].filter(([one]) => sessionKeys.includes(one)));
  // Without this scope, tokens are not refreshed (AWS SDKs and Tools Reference Guide, IAM Identity Center).
  shared.set(settingName.ssoRegistrationScopes, 'sso:account:access');
  return succeed({
    config: [writeSection('sso-session', session, shared), writeSection('profile', name, own)],
    credentials: [],
  });
}

const sessionKeys: readonly string[] = [settingName.ssoStartUrl, settingName.ssoRegion];

function writeSection(kind: SectionName['kind'], name: string, settings: ReadonlyMap<string, string>): Edit {
  return { kind: 'set', section: { kind, name }, settings };
}

/** Checks that a name is valid and available for a new profile. Errors: InvalidParameter. */
export function requireFreeName(files: EditableFiles, name: string): Result<string> {
  const valid = validateName(name);
  if (!valid.ok) return valid;
  return hasProfile(files, name) ? fail(alreadyExists(name)) : valid;
}

/** Copies a profile in both files to another name. Errors: ProfileNotFound, InvalidParameter. */
export function copyProfile(files: EditableFiles, name: string, to: string): Result<PlannedEdits> {
  if (!hasProfile(files, name)) return fail(profileMissing(files, name));
  const free = requireFreeName(files, to);
  if (!free.ok) return free;
  const edit = { kind: 'copy', section: { kind: 'profile', name }, to } as const;
  return succeed({
    config: files.config.reading.profiles.has(name) ? [edit] : [],
    credentials: files.credentials.reading.profiles.has(name) ? [edit] : [],
  });
}

function alreadyExists(name: string) {
  return {
    code: 'InvalidParameter',
    message: say`Profile "${name}" already exists.`,
    hint: say`To change it, run Set-AwsProfile (awsrole set-profile). To remove it, run Remove-AwsProfile (awsrole remove-profile).`,
    target: name,
  } as const;
}
