import { profileNotFound } from '../../config/profileNotFound.ts';
import { fileVariables } from '../../config/unreadableFile.ts';
import { say } from '../../core/say.ts';
import { decideProfileName } from '../../plan/profileName.ts';
import { type Rule, shellRule, toFinding } from '../rule.ts';
import { explainRegion } from './values.ts';

/** Environment variables that select the profile, the region, and the files. */

const profileVariableUnknown = shellRule(
  'ProfileVariableUnknown',
  'error',
  'AWS_PROFILE or AWS_DEFAULT_PROFILE with a profile that does not exist',
  (context) => {
    const { value, by } = decideProfileName({}, context.environment);
    if (by.kind !== 'variable' || value === '' || context.configuration.profiles.has(value)) return undefined;
    const { hint } = profileNotFound(value, context.configuration.profiles.keys(), [
      context.configuration.config,
      context.configuration.credentials,
    ]);
    return [say`${by.name} is set to profile "${value}", which does not exist.`, hint];
  },
);

const profileVariableEmpty = shellRule(
  'ProfileVariableEmpty',
  'error',
  'AWS_PROFILE or AWS_DEFAULT_PROFILE that is set but empty',
  ({ environment }) => {
    const name = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].find((variable) => environment[variable] === '');
    if (name === undefined) return undefined;
    return [
      say`${name} is set but empty, so the AWS CLI fails: no profile has the name "".`,
      say`To remove it, run Remove-Item Env:${name}.`,
    ];
  },
);

const profileVariablesDisagree = shellRule(
  'ProfileVariablesDisagree',
  'warning',
  'AWS_PROFILE and AWS_DEFAULT_PROFILE with different profiles',
  ({ environment }) => {
    const { AWS_PROFILE: profile, AWS_DEFAULT_PROFILE: other } = environment;
    if (!profile || !other || profile === other) return undefined;
    return [
      say`AWS_PROFILE is "${profile}" and AWS_DEFAULT_PROFILE is "${other}". Version 2 of the AWS CLI uses the first, and version 1 uses the second.`,
      say`Remove AWS_DEFAULT_PROFILE.`,
    ];
  },
);

const regionVariablesDisagree = shellRule(
  'RegionVariablesDisagree',
  'warning',
  'AWS_REGION and AWS_DEFAULT_REGION with different regions',
  ({ environment }) => {
    const { AWS_REGION: region, AWS_DEFAULT_REGION: other } = environment;
    if (!region || !other || region === other) return undefined;
    return [
      say`AWS_REGION is "${region}" and AWS_DEFAULT_REGION is "${other}". The SDKs and version 2 of the AWS CLI use the first, and version 1 uses the second.`,
      say`Set both to the same region, or remove one.`,
    ];
  },
);

const regionVariableUnknown: Rule = {
  id: 'RegionVariableUnknown',
  severity: 'warning',
  title: 'AWS_REGION or AWS_DEFAULT_REGION that is empty or not a valid region',
  check: ({ environment }) =>
    ['AWS_REGION', 'AWS_DEFAULT_REGION'].flatMap((name) => {
      const value = environment[name];
      const texts =
        value === undefined ? undefined : explainRegion(say`The environment variable ${name} "${value}"`, value);
      return texts === undefined ? [] : [toFinding(texts)];
    }),
};

const fileVariableMissing: Rule = {
  id: 'FileVariableMissing',
  severity: 'warning',
  title: 'AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE with a file that does not exist',
  check: (context) =>
    context.files.flatMap((file) => {
      const name = fileVariables[file.kind];
      const isNamed = context.environment[name] !== undefined;
      const isClosed = file.reading.warnings.some(({ code }) => code === 'FileNotOpened');
      if (!isNamed || file.exists || isClosed || file.error !== null) return [];
      const what = file.path === '' ? say`is empty` : say`specifies "${file.path}", which does not exist`;
      return [
        toFinding([
          say`${name} ${what}, so the ${file.kind} file is treated as empty.`,
          say`Correct the environment variable, or remove it.`,
        ]),
      ];
    }),
};

const credentialsExpired = shellRule(
  'CredentialsExpired',
  'error',
  'an AWS_CREDENTIAL_EXPIRATION in the past',
  ({ environment, now }) => {
    const expiration = environment['AWS_CREDENTIAL_EXPIRATION'];
    const time = expiration ? Date.parse(expiration) : Number.NaN;
    if (!environment['AWS_ACCESS_KEY_ID'] || !(time <= now.getTime())) return undefined;
    return [
      say`The credentials in this shell expired at ${new Date(time).toISOString()} (AWS_CREDENTIAL_EXPIRATION).`,
      say`To renew them, run Set-AwsRole. To remove them, run Clear-AwsRole.`,
    ];
  },
);

const storedCredentials = shellRule(
  'StoredCredentials',
  'warning',
  '$StoredAWSCredentials of AWS Tools for PowerShell, which takes precedence over the variables',
  ({ variables }) => {
    if (!variables.storedCredentials) return undefined;
    return [
      say`$StoredAWSCredentials is set: the cmdlets of AWS Tools for PowerShell use it instead of the current role.`,
      say`To remove it, run Clear-AWSCredential.`,
    ];
  },
);

const storedRegion = shellRule(
  'StoredRegion',
  'warning',
  '$StoredAWSRegion of AWS Tools for PowerShell, which takes precedence over the variables',
  ({ variables }) => {
    if (!variables.storedRegion) return undefined;
    return [
      say`$StoredAWSRegion is set: the cmdlets of AWS Tools for PowerShell use it and ignore AWS_REGION.`,
      say`To remove it, run Clear-DefaultAWSRegion.`,
    ];
  },
);

export const shellRules: readonly Rule[] = [
  profileVariableUnknown,
  profileVariableEmpty,
  profileVariablesDisagree,
  regionVariablesDisagree,
  regionVariableUnknown,
  fileVariableMissing,
  credentialsExpired,
  storedCredentials,
  storedRegion,
];
