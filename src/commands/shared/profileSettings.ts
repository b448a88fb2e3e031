import { key, secretKeys } from '../../config/keys.ts';
import { isRegion } from '../../config/refusedValues.ts';
import { parseArn } from '../../core/arn.ts';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { splitKey } from '../../edit/edit.ts';
import { validateKey, validateValue } from '../../edit/validate.ts';
import type { ParameterKinds, Parameters } from './command.ts';

/** The settings of a profile that users write; the rest as `setting`: `key=value`, one each. */
export const settingParameters = {
  roleArn: 'text',
  sourceProfile: 'text',
  credentialSource: 'text',
  serialNumber: 'text',
  mfaProcess: 'text',
  roleSessionName: 'text',
  durationSeconds: 'number',
  externalId: 'text',
  webIdentityTokenFile: 'text',
  credentialProcess: 'text',
  ssoSession: 'text',
  ssoAccountId: 'text',
  ssoRoleName: 'text',
  ssoStartUrl: 'text',
  ssoRegion: 'text',
  region: 'text',
  output: 'text',
  setting: 'texts',
} as const satisfies ParameterKinds;

/** The keys of AWS's files, in the order in which a new profile has them. */
const keyOf: Readonly<Record<Exclude<keyof typeof settingParameters, 'setting'>, string>> = {
  roleArn: key.roleArn,
  sourceProfile: key.sourceProfile,
  credentialSource: key.credentialSource,
  serialNumber: key.mfaSerial,
  mfaProcess: key.mfaProcess,
  roleSessionName: key.roleSessionName,
  durationSeconds: key.durationSeconds,
  externalId: key.externalId,
  webIdentityTokenFile: key.webIdentityTokenFile,
  credentialProcess: key.credentialProcess,
  ssoSession: key.ssoSession,
  ssoAccountId: key.ssoAccountId,
  ssoRoleName: key.ssoRoleName,
  ssoStartUrl: key.ssoStartUrl,
  ssoRegion: key.ssoRegion,
  region: key.region,
  output: 'output',
};

/** The settings that were given, by AWS's keys. InvalidParameter for what no file can hold or AWS never takes. */
export function toSettings(parameters: Parameters<typeof settingParameters>): Result<ReadonlyMap<string, string>> {
  const typed = Object.entries(keyOf).flatMap(([name, key]) => {
    const value = parameters[name as keyof typeof keyOf];
    return value === undefined ? [] : [[key, String(value)] as const];
  });
  const settings = new Map<string, string>();
  for (const [name, value] of [...typed, ...(parameters.setting ?? []).map(splitSetting)]) {
    const checked = checkSetting(name, value, settings);
    if (!checked.ok) return checked;
    settings.set(checked.value, value);
  }
  return succeed(settings);
}

/** Keys to remove, in lower case. Secrets may go by this way. */
export function toKeys(names: readonly string[]): Result<readonly string[]> {
  const keys: string[] = [];
  for (const name of names) {
    const checked = validateKey(name);
    if (!checked.ok) return checked;
    keys.push(checked.value);
  }
  return succeed(keys);
}

function splitSetting(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, ''] : [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
}

function checkSetting(name: string, value: string, earlier: ReadonlyMap<string, string>): Result<string> {
  const checked = validateKey(name);
  if (!checked.ok) return checked;
  const { outer } = splitKey(checked.value);
  if (secretKeys.has(outer) || outer === key.accessKeyId) return fail(isSecret(checked.value));
  if (earlier.has(checked.value)) return fail(givenTwice(checked.value));
  const fits = validateValue(checked.value, value);
  if (!fits.ok) return fits;
  const problem = problemOf(checked.value, value);
  return problem === undefined ? checked : fail(notTaken(checked.value, value, problem));
}

/** What AWS or the AWS CLI would refuse at the first use. */
function problemOf(name: string, value: string): string | undefined {
  switch (name) {
    case key.roleArn:
      return parseArn(value) === undefined ? say`is not an ARN like arn:aws:iam::123456789012:role/Name` : undefined;
    case key.region:
    case key.ssoRegion:
      return isRegion(value) ? undefined : say`is not a valid region`;
    case key.durationSeconds:
      return isDuration(value) ? undefined : say`is not a number of seconds from 900 to 43200`;
    case key.credentialSource:
      return ['Environment', 'Ec2InstanceMetadata', 'EcsContainer'].includes(value)
        ? undefined
        : say`is not Environment, Ec2InstanceMetadata, or EcsContainer`;
    case key.ssoAccountId:
      return /^\d{12}$/.test(value) ? undefined : say`is not a 12-digit account ID`;
    default:
      return undefined;
  }
}

/** STS, AssumeRole: 15 minutes to 12 hours. */
function isDuration(value: string): boolean {
  return /^\d+$/.test(value) && Number(value) >= 900 && Number(value) <= 43_200;
}

function isSecret(name: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`${name} cannot be set on the command line, because command lines are recorded in many places.`,
    hint: say`To store an access key, run Set-AwsAccessKey (awsrole access-key).`,
    target: name,
  };
}

function givenTwice(name: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`${name} is specified twice.`,
    hint: say`Specify it once.`,
    target: name,
  };
}

function notTaken(name: string, value: string, problem: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`"${value}" ${problem}, which ${name} requires.`,
    hint: say`No changes were made. Correct the value.`,
    target: name,
  };
}
