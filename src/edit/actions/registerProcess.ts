import type { OwnCredentialProcess } from '../../config/ownCredentialProcess.ts';
import { settingName } from '../../config/settingNames.ts';
import { fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { leadsTo } from '../dependents.ts';
import { type EditableFiles, hasProfile, type PlannedEdits, profileMissing, settingOf } from '../editableFiles.ts';
import { validateName, validateValue } from '../validate.ts';
import { planChange } from './setProfile.ts';

interface Registration {
  /** The profile with the role. */
  readonly profile: string;
  /** The profile that other programs use. */
  readonly as: string;
  readonly program: readonly string[];
}

/** Settings that take precedence over credential_process in the AWS CLI (botocore credentials.py), so that it would never run. */
const precedingKeys = [
  settingName.roleArn,
  settingName.webIdentityTokenFile,
  settingName.ssoRoleName,
  settingName.ssoAccountId,
  settingName.accessKeyId,
  settingName.loginSession,
];

/**
 * Sets a credential_process in profile `as`, with which this program returns the credentials of another profile. Other settings
 * that programs read (region, output, endpoints) are copied if `as` does not have them. Errors: ProfileNotFound; ProfileCycle if
 * the other profile gets its credentials from `as`; SourceConflict if `as` has its own credentials.
 */
export function registerProcess(
  files: EditableFiles,
  { profile, as, program }: Registration,
  processes: OwnCredentialProcess,
): Result<PlannedEdits> {
  if (!hasProfile(files, profile)) return fail(profileMissing(files, profile));
  const name = hasProfile(files, as) ? succeed(as) : validateName(as);
  if (!name.ok) return name;
  if (leadsTo(files, profile, as, processes)) return fail(cycle(profile, as));
  const other =
    precedingKeys.find((one) => settingOf(files, as, one) !== undefined) ?? findForeign(files, as, processes);
  if (other !== undefined) return fail(conflict(as, other));
  const command = validateValue(settingName.credentialProcess, processes.render(program, 'profile', profile));
  if (!command.ok) return command;
  const copied = copiedKeys.flatMap((one) => {
    const value = settingOf(files, as, one) === undefined ? settingOf(files, profile, one) : undefined;
    return value === undefined || !validateValue(one, value).ok ? [] : [[one, value] as const];
  });
  const settings = new Map([[settingName.credentialProcess, command.value], ...copied]);
  return succeed(planChange(files, as, { settings, remove: [] }));
}

/** The settings that programs read in addition to credentials: their calls must go to the same endpoints. */
const copiedKeys: readonly string[] = [
  ...[
    settingName.region,
    'output',
    settingName.endpointUrl,
    settingName.services,
    settingName.ignoreConfiguredEndpointUrls,
  ],
  ...[settingName.useFipsEndpoint, settingName.useDualstackEndpoint, settingName.caBundle],
];

/** A credential_process of another program is not overwritten. */
function findForeign(files: EditableFiles, as: string, { profileOf }: OwnCredentialProcess): string | undefined {
  const command = settingOf(files, as, settingName.credentialProcess);
  return command === undefined || profileOf(command) !== undefined ? undefined : settingName.credentialProcess;
}

function cycle(profile: string, as: string) {
  const message =
    profile === as
      ? say`A credential_process in "${as}" that serves "${as}" would start itself endlessly.`
      : say`"${profile}" gets its credentials from "${as}", so a credential_process there would start itself endlessly.`;
  return {
    code: 'ProfileCycle',
    message,
    hint: say`Specify another profile to write to with -As (--as).`,
    target: as,
  } as const;
}

function conflict(as: string, name: string) {
  return {
    code: 'SourceConflict',
    message: say`Profile "${as}" has ${name}, which takes precedence over the new credential_process in the AWS CLI.`,
    hint: say`Specify another profile to write to with -As (--as), or remove that setting first.`,
    target: as,
  } as const;
}
