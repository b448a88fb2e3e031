import { fileVariables } from '../../config/blameUnread.ts';
import { profileNotFound } from '../../config/profileNotFound.ts';
import { decideProfileName } from '../../plan/profileName.ts';
import { type Rule, shellRule, tell } from '../rule.ts';
import { explainRegion } from './values.ts';

/** The shell's own variables: which profile, which region, which files. */

const profileVariableUnknown = shellRule(
  'ProfileVariableUnknown',
  'error',
  'AWS_PROFILE or AWS_DEFAULT_PROFILE that names no profile',
  (context) => {
    const { value, by } = decideProfileName({}, context.environment);
    if (by.kind !== 'variable' || value === '' || context.configuration.profiles.has(value)) return undefined;
    const { hint } = profileNotFound(value, context.configuration.profiles.keys(), [
      context.configuration.config,
      context.configuration.credentials,
    ]);
    return [`The variable ${by.name} names the profile "${value}", which does not exist.`, hint];
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
      `The variable ${name} is set but empty: aws-cli looks for a profile of the name "" and fails.`,
      `Remove it: Remove-Item Env:${name}.`,
    ];
  },
);

const profileVariablesDisagree = shellRule(
  'ProfileVariablesDisagree',
  'warning',
  'AWS_PROFILE and AWS_DEFAULT_PROFILE that name different profiles',
  ({ environment }) => {
    const { AWS_PROFILE: profile, AWS_DEFAULT_PROFILE: other } = environment;
    if (!profile || !other || profile === other) return undefined;
    return [
      `AWS_PROFILE names "${profile}" and AWS_DEFAULT_PROFILE "${other}": aws-cli 2 takes the first, aws-cli 1 the second.`,
      'Remove AWS_DEFAULT_PROFILE.',
    ];
  },
);

const regionVariablesDisagree = shellRule(
  'RegionVariablesDisagree',
  'warning',
  'AWS_REGION and AWS_DEFAULT_REGION that name different regions',
  ({ environment }) => {
    const { AWS_REGION: region, AWS_DEFAULT_REGION: other } = environment;
    if (!region || !other || region === other) return undefined;
    return [
      `AWS_REGION is "${region}" and AWS_DEFAULT_REGION "${other}": aws-cli 2 and the SDKs take the first, aws-cli 1 the second.`,
      'Set both to the same region, or remove one.',
    ];
  },
);

const regionVariableUnknown: Rule = {
  id: 'RegionVariableUnknown',
  severity: 'warning',
  title: 'AWS_REGION or AWS_DEFAULT_REGION that is no region, or empty',
  check: ({ environment }) =>
    ['AWS_REGION', 'AWS_DEFAULT_REGION'].flatMap((name) => {
      const value = environment[name];
      const said = value === undefined ? undefined : explainRegion(`The variable ${name} "${value}"`, value);
      return said === undefined ? [] : [tell(said)];
    }),
};

const fileVariableMissing: Rule = {
  id: 'FileVariableMissing',
  severity: 'warning',
  title: 'AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE that names no file',
  check: (context) =>
    context.files.flatMap((file) => {
      const name = fileVariables[file.kind];
      const isNamed = context.environment[name] !== undefined;
      const isClosed = file.reading.warnings.some(({ code }) => code === 'FileNotOpened');
      if (!isNamed || file.exists || isClosed || file.error !== null) return [];
      const what = file.path === '' ? 'is empty' : `names "${file.path}", which does not exist`;
      return [
        tell([
          `The variable ${name} ${what}: the ${file.kind} file counts as empty.`,
          'Correct the variable, or remove it.',
        ]),
      ];
    }),
};

const credentialsExpired = shellRule(
  'CredentialsExpired',
  'error',
  'an AWS_CREDENTIAL_EXPIRATION that is past',
  ({ environment, now }) => {
    const expiration = environment['AWS_CREDENTIAL_EXPIRATION'];
    const time = expiration ? Date.parse(expiration) : Number.NaN;
    if (!environment['AWS_ACCESS_KEY_ID'] || !(time <= now.getTime())) return undefined;
    return [
      `The credentials in this shell expired at ${new Date(time).toISOString()} (AWS_CREDENTIAL_EXPIRATION).`,
      'Get new ones with Set-AwsRole, or remove them with Clear-AwsRole.',
    ];
  },
);

const storedCredentials = shellRule(
  'StoredCredentials',
  'warning',
  '$StoredAWSCredentials of AWS Tools for PowerShell, which outranks the variables',
  ({ variables }) => {
    if (!variables.storedCredentials) return undefined;
    return [
      '$StoredAWSCredentials is set: the cmdlets of AWS Tools for PowerShell use it and ignore what Set-AwsRole has set.',
      'Clear it with Clear-AWSCredential.',
    ];
  },
);

const storedRegion = shellRule(
  'StoredRegion',
  'warning',
  '$StoredAWSRegion of AWS Tools for PowerShell, which outranks the variables',
  ({ variables }) => {
    if (!variables.storedRegion) return undefined;
    return [
      '$StoredAWSRegion is set: the cmdlets of AWS Tools for PowerShell use it and ignore AWS_REGION.',
      'Clear it with Clear-DefaultAWSRegion.',
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
