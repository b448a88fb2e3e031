import { describeUnknownSetting } from '../../check/knownSettings.ts';
import { findValueFault, type ValueFault } from '../../check/rules/values.ts';
import { isRegion } from '../../config/rejectedValues.ts';
import { secretKeys, settingName } from '../../config/settingNames.ts';
import { isRoleArn, parseArn } from '../../core/arn.ts';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import { splitSettingName } from '../../edit/edit.ts';
import { validateSettingName, validateValue } from '../../edit/validate.ts';
import type { ParameterKinds, Parameters } from './command.ts';

/** Settings of a profile that have a parameter; any other setting comes as `setting`, one `key=value` each. */
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

/** The keys of the AWS files, in the order in which they are written to a new profile. */
const keyOf: Readonly<Record<Exclude<keyof typeof settingParameters, 'setting'>, string>> = {
  roleArn: settingName.roleArn,
  sourceProfile: settingName.sourceProfile,
  credentialSource: settingName.credentialSource,
  serialNumber: settingName.mfaSerial,
  mfaProcess: settingName.mfaProcess,
  roleSessionName: settingName.roleSessionName,
  durationSeconds: settingName.durationSeconds,
  externalId: settingName.externalId,
  webIdentityTokenFile: settingName.webIdentityTokenFile,
  credentialProcess: settingName.credentialProcess,
  ssoSession: settingName.ssoSession,
  ssoAccountId: settingName.ssoAccountId,
  ssoRoleName: settingName.ssoRoleName,
  ssoStartUrl: settingName.ssoStartUrl,
  ssoRegion: settingName.ssoRegion,
  region: settingName.region,
  output: 'output',
};

/**
 * Converts the parameters to settings by key. InvalidParameter for what a file cannot contain or AWS would reject, by the
 * rules of Test-AwsConfig.
 */
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

/** Warns of what Test-AwsConfig would find in settings that are written all the same: AWS may know keys that AwsRole does not. */
export function warnOfSettings(settings: ReadonlyMap<string, string>, edges: CommandEdges): void {
  for (const [name, value] of settings) {
    const { rule, message, suggestion } = findValueFault(name, value) ?? findUnknown(name) ?? {};
    if (rule === undefined) continue;
    edges.tell({ kind: 'warning', warning: { code: rule, message: say`${message} ${suggestion}` } });
  }
}

function findUnknown(name: string) {
  const description = describeUnknownSetting(splitSettingName(name).outer);
  return description && { rule: 'MisspelledKey', message: description[0], suggestion: description[1] };
}

/** Validates keys to remove, and returns them in lower case. Unlike setting one, removing a secret is allowed. */
export function toSettingNames(names: readonly string[]): Result<readonly string[]> {
  const keys: string[] = [];
  for (const name of names) {
    const checked = validateSettingName(name);
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
  const checked = validateSettingName(name);
  if (!checked.ok) return checked;
  const { outer } = splitSettingName(checked.value);
  if (secretKeys.has(outer) || outer === settingName.accessKeyId) return fail(isSecret(checked.value));
  if (earlier.has(checked.value)) return fail(givenTwice(checked.value));
  const valid = validateValue(checked.value, value);
  if (!valid.ok) return valid;
  const fault = findFault(checked.value, value);
  return fault === undefined ? checked : fail(rejected(checked.value, fault));
}

const credentialSources: readonly string[] = ['Environment', 'Ec2InstanceMetadata', 'EcsContainer'];

type Fault = Pick<ValueFault, 'message' | 'suggestion'>;

function wrongValue(value: string, name: string, problem: string): Fault {
  return { message: say`"${value}" ${problem}, which ${name} requires.`, suggestion: say`Correct the value.` };
}

/** Finds what AWS or the AWS CLI would reject at the first use. */
function findFault(name: string, value: string): Fault | undefined {
  const isOddRegion = (name === settingName.region || name === settingName.ssoRegion) && !isRegion(value);
  if (isOddRegion) return wrongValue(value, name, say`is not a valid region`);
  if (name === settingName.credentialSource && !credentialSources.includes(value))
    return wrongValue(value, name, say`is not Environment, Ec2InstanceMetadata, or EcsContainer`);
  const fault = findValueFault(name, value);
  return fault?.severity !== 'error' || isTenantArn(name, value) ? undefined : fault;
}

/** Services compatible with STS may have tenants instead of accounts, or neither. */
function isTenantArn(name: string, value: string): boolean {
  const arn = parseArn(value);
  if (arn === undefined || /^\d+$/.test(arn.accountId ?? '')) return false;
  return name === settingName.mfaSerial
    ? arn.service === 'iam' && /^mfa\/./.test(arn.resource)
    : name === settingName.roleArn && isRoleArn(arn);
}

function isSecret(name: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`${name} cannot be set on the command line, because command lines are recorded, for example in the shell history.`,
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

function rejected(name: string, { message, suggestion }: Fault): EngineError {
  return {
    code: 'InvalidParameter',
    message,
    hint: say`No changes were made. ${suggestion}`,
    target: name,
  };
}
