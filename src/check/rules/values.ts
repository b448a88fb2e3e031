import { isKnownRegion, regionNames } from '../../config/regions.ts';
import { settingName } from '../../config/settingNames.ts';
import { probableName } from '../../config/similarNames.ts';
import { isRoleArn, parseArn } from '../../core/arn.ts';
import { findBeyondAscii } from '../../core/characters.ts';
import { say } from '../../core/say.ts';
import { booleanSettings } from '../../plan/booleanSettings.ts';
import { findPartitionOfRegion } from '../../plan/partitions.ts';
import { describeOddCharacter } from '../../plan/problem.ts';
import { parseInteger } from '../../plan/resolvedValue.ts';
import { parseStartUrl } from '../../plan/sources/sso.ts';
import { settingsOf } from '../context.ts';
import { type Finding, findingAt } from '../finding.ts';
import type { Advice, Rule } from '../rule.ts';

/** Values that AWS rejects, by the patterns in the API references of STS and IAM. */

/** The fault of a setting's value, in a file or not yet written; undefined if it is valid or has no rule. */
export function findValueFault(name: string, value: string): ValueFault | undefined {
  for (const { severity, keys, id, look } of checks) {
    const texts = keys.includes(name) ? look({ key: name, value }) : undefined;
    if (texts !== undefined) return { rule: id, severity, message: texts[0], suggestion: texts[1] };
  }
  return undefined;
}

export type ValueFault = Pick<Finding, 'rule' | 'severity' | 'message' | 'suggestion'>;

const accountIdInvalid = valueCheck('AccountIdInvalid', 'an account ID that is not 12 digits', {
  keys: [settingName.ssoAccountId, settingName.accountId],
  look: ({ key: name, value }) => {
    if (/^\d{12}$/.test(value)) return undefined;
    const zeros = /^\d{9,11}$/.test(value) ? say` ${value.padStart(12, '0')}, if its leading zeros were lost` : '';
    return [
      say`${name} "${value}" is not a valid account ID. An account ID has 12 digits.`,
      say`Specify all 12 digits${zeros && `: ${zeros.trim()}`}.`,
    ];
  },
});

const roleArnInvalid = valueCheck('RoleArnInvalid', 'a role_arn that is not the ARN of a role', {
  keys: [settingName.roleArn],
  look: ({ value }) => {
    const arn = parseArn(value);
    if (arn !== undefined && isRoleArn(arn) && /^\d{12}$/.test(arn.accountId ?? '')) return undefined;
    return [say`role_arn "${value}" is not the ARN of a role.`, say`Specify arn:aws:iam::<12 digits>:role/<name>.`];
  },
});

const mfaSerialInvalid = valueCheck(
  'MfaSerialInvalid',
  'an mfa_serial that is neither the ARN of an MFA device nor a serial number',
  {
    keys: [settingName.mfaSerial],
    look: ({ value }) => {
      if (/^[\w+=/,.@-]{9,256}$/.test(value) && !value.includes('/')) return undefined;
      const arn = parseArn(value);
      const isDevice = arn?.service === 'iam' && /^mfa\/./.test(arn.resource) && /^\d{12}$/.test(arn.accountId ?? '');
      if (isDevice) return undefined;
      return [
        say`mfa_serial "${value}" is neither the ARN nor the serial number of an MFA device.`,
        say`Specify arn:aws:iam::<12 digits>:mfa/<name>, as the console shows it.`,
      ];
    },
  },
);

const durationInvalid = valueCheck(
  'DurationInvalid',
  'a duration_seconds that is not a number or not from 900 to 43200',
  {
    keys: [settingName.durationSeconds],
    look: ({ value }) => {
      const seconds = parseInteger(value);
      if (seconds === undefined)
        return [
          say`duration_seconds "${value}" is not a whole number, so the AWS CLI ignores it.`,
          say`Specify seconds, such as 3600.`,
        ];
      if (seconds >= 900 && seconds <= 43_200) return undefined;
      return [
        say`duration_seconds ${seconds} is outside the range of 900 to 43200, so STS rejects it.`,
        say`Specify a value from 900 (15 minutes) to 43200 (12 hours).`,
      ];
    },
  },
);

const sessionNameInvalid = valueCheck(
  'SessionNameInvalid',
  'a role_session_name with characters or a length that STS rejects',
  {
    keys: [settingName.roleSessionName],
    look: ({ value }) => {
      if (value === '' || /^[\w+=,.@-]{2,64}$/.test(value)) return undefined;
      return [
        say`role_session_name "${value}" is not valid.`,
        say`Use 2 to 64 characters: letters, digits, and _ + = , . @ -. Spaces are not allowed.`,
      ];
    },
  },
);

const externalIdInvalid = valueCheck(
  'ExternalIdInvalid',
  'an external_id with characters or a length that STS rejects',
  {
    keys: [settingName.externalId],
    look: ({ value }) => {
      if (/^[\w+=,.@:/-]{2,1224}$/.test(value)) return undefined;
      return [
        say`This external_id is not valid.`,
        say`Use 2 to 1224 characters: letters, digits, and _ + = , . @ : / -. Spaces are not allowed.`,
      ];
    },
  },
);

const ssoStartUrlInvalid = valueCheck('SsoStartUrlInvalid', 'an sso_start_url that is not an HTTPS URL', {
  keys: [settingName.ssoStartUrl],
  look: ({ value }) => {
    if (parseStartUrl(value) !== undefined) return undefined;
    return [
      say`sso_start_url "${value}" is not an HTTPS URL.`,
      say`Use the URL of the AWS access portal, such as https://<your directory>.awsapps.com/start.`,
    ];
  },
});

const regionUnknown = valueCheck('RegionUnknown', 'a region that does not exist', {
  keys: [settingName.region, settingName.ssoRegion],
  severity: 'warning',
  look: ({ key: name, value }) =>
    value === ''
      ? [
          say`${name} is empty, which the AWS CLI rejects.`,
          say`Specify a region such as eu-west-1, or remove the line.`,
        ]
      : explainRegion(`${name} "${value}"`, value),
});

const booleanInvalid = valueCheck(
  'BooleanInvalid',
  'a setting such as use_fips_endpoint that is neither true nor false, which the AWS CLI treats as false',
  {
    keys: Object.values(booleanSettings).map(({ key: name }) => name),
    severity: 'warning',
    look: ({ key: name, value }) => {
      // Another rule reports a comment after the value.
      if (/^(true|false)(\s+[#;].*)?$/i.test(value)) return undefined;
      return [
        say`${name} "${value}" is neither true nor false. The AWS CLI treats it as false, and some SDKs reject it.`,
        say`Specify true or false.`,
      ];
    },
  },
);

/** The message and suggestion for an invalid region; undefined for an existing one. */
export function explainRegion(what: string, value: string): Advice | undefined {
  const region = value.replace(/^fips-|-fips(?=-|$)/, '');
  if (isKnownRegion(region) || (region.endsWith('-global') && findPartitionOfRegion(region))) return undefined;
  const near = probableName(region, Object.keys(regionNames));
  return [
    say`${what} is not a known region${describeOddCharacter(value, findBeyondAscii)}.`,
    near === undefined ? say`Specify a region such as eu-west-1.` : say`Did you mean ${near}?`,
  ];
}

interface ValueCheck {
  readonly id: string;
  readonly severity: Rule['severity'];
  readonly title: string;
  readonly keys: readonly string[];
  readonly look: (setting: { readonly key: string; readonly value: string }) => Advice | undefined;
}

function valueCheck(
  id: string,
  title: string,
  { severity = 'error', ...rest }: Pick<ValueCheck, 'keys' | 'look'> & Partial<Pick<ValueCheck, 'severity'>>,
): ValueCheck {
  return { id, severity, title, ...rest };
}

const checks: readonly ValueCheck[] = [
  accountIdInvalid,
  roleArnInvalid,
  mfaSerialInvalid,
  durationInvalid,
  sessionNameInvalid,
  externalIdInvalid,
  ssoStartUrlInvalid,
  regionUnknown,
  booleanInvalid,
];

export const valueRules: readonly Rule[] = checks.map(({ id, severity, title, keys, look }) => ({
  id,
  severity,
  title,
  check: (context) =>
    settingsOf(context, keys).flatMap((setting) => {
      const texts = look(setting);
      return texts === undefined ? [] : [findingAt(setting, ...texts)];
    }),
}));
