import { base, type Examples, keys } from './example.ts';

const role = 'role_arn = arn:aws:iam::111122223333:role/Admin';
const fromBase = [role, 'source_profile = base'];
const sso = ['sso_session = corp', 'sso_account_id = 111122223333', 'sso_role_name = Admin'];
const corp = ['[sso-session corp]', 'sso_start_url = https://corp.awsapps.com/start', 'sso_region = eu-west-1'];

/** A role from `base`, with one line more. */
function roleWith(line: string) {
  return { config: ['[profile a]', ...fromBase, line], credentials: base };
}

/** Examples of the rules of plans, profiles, values and references. */
export const profileExamples: Examples = {
  ProfileCycle: {
    bad: { config: ['[profile a]', role, 'source_profile = b', '[profile b]', role, 'source_profile = a'] },
    found: ['ProfileCycle config:3', 'ProfileCycle config:6'],
    good: { config: ['[profile a]', role, 'source_profile = b', '[profile b]', ...fromBase], credentials: base },
  },
  SourceMissing: {
    bad: { config: ['[profile a]', role, 'source_profile = Base'], credentials: base },
    found: ['SourceMissing config:3'],
    good: { config: ['[profile a]', ...fromBase], credentials: base },
  },
  RoleWithoutSource: {
    bad: { config: ['[profile a]', role] },
    found: ['RoleWithoutSource config:2'],
    good: { config: ['[profile a]', role, 'web_identity_token_file = /token'], others: ['/token'] },
  },
  BothSources: {
    bad: { config: ['[profile a]', ...fromBase, 'credential_source = Environment'], credentials: base },
    found: ['BothSources config:4'],
    good: { config: ['[profile a]', role, 'credential_source = Environment'] },
  },
  CredentialSourceInvalid: {
    bad: { config: ['[profile a]', role, 'credential_source = ec2InstanceMetadata'] },
    found: ['CredentialSourceInvalid config:3'],
    good: { config: ['[profile a]', role, 'credential_source = Ec2InstanceMetadata'] },
  },
  SsoContradiction: {
    bad: { config: ['[profile a]', ...sso, 'sso_region = us-east-1', ...corp] },
    found: ['SsoContradiction config:5'],
    good: { config: ['[profile a]', ...sso, 'sso_region = eu-west-1', ...corp] },
  },
  EndpointInvalid: {
    bad: { config: ['[profile a]', 'endpoint_url = localhost:4566'] },
    found: ['EndpointInvalid config:2'],
    good: { config: ['[profile a]', 'endpoint_url = http://localhost:4566'] },
  },
  ServicesMissing: {
    bad: { config: ['[profile a]', 'services = dev'] },
    found: ['ServicesMissing config:2'],
    good: {
      config: ['[profile a]', 'services = dev', '[services dev]', 'sts =', '  endpoint_url = https://x.example'],
    },
  },
  SsoSessionMissing: {
    bad: { config: ['[profile a]', ...sso, ...corp.slice(1), '[profile b]', sso[0]?.replace('corp', 'Corp') ?? ''] },
    found: ['SsoSessionMissing config:2', 'SsoSessionMissing config:8'],
    good: { config: ['[profile a]', ...sso, ...corp] },
  },
  ProfileUnusable: {
    bad: { config: ['[profile a]', role, 'source_profile = b', '[profile b]', 'region = eu-west-1'] },
    found: ['ProfileUnusable config:4'],
    good: { config: ['[profile b]', 'region = eu-west-1'] },
  },
  PartialKeyPair: {
    bad: { credentials: ['[a]', keys[0], '[b]', keys[1]] },
    found: ['PartialKeyPair credentials:2', 'PartialKeyPair credentials:4'],
    good: { credentials: ['[a]', ...keys] },
  },
  SplitKeyPair: {
    bad: { config: ['[profile a]', keys[1]], credentials: ['[a]', keys[0]] },
    found: ['SplitKeyPair credentials:2'],
    good: { config: ['[profile a]', ...keys], credentials: ['[b]', ...keys] },
  },
  KeysInBothFiles: {
    bad: { config: ['[profile a]', 'aws_access_key_id = AKIAOTHER', keys[1]], credentials: ['[a]', ...keys] },
    found: ['KeysInBothFiles config:2'],
    good: { config: ['[profile a]', ...keys], credentials: ['[a]', ...keys] },
  },
  TemporaryKeyWithoutToken: {
    bad: { credentials: ['[a]', 'aws_access_key_id = ASIAIOSFODNN7EXAMPLE', keys[1]] },
    found: ['TemporaryKeyWithoutToken credentials:2'],
    good: {
      credentials: ['[a]', 'aws_access_key_id = ASIAIOSFODNN7EXAMPLE', keys[1], 'aws_session_token = secret-token'],
    },
  },
  KeyCharacters: {
    bad: {
      credentials: [
        ...['[a]', 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\u200b', keys[1]],
        ...['[b]', keys[0], 'aws_secret_access_key = wJalrXUtnFEMI # mine'],
        ...['[c]', 'aws_access_key_id = ASIAIOSFODNN7EXAMPLE', keys[1], 'aws_session_token = secret-\u201dtoken'],
      ],
      environment: { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE\r', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI\n' },
    },
    found: [
      ...['KeyCharacters', 'KeyCharacters', 'KeyCharacters credentials:2', 'KeyCharacters credentials:6'],
      ...['KeyCharacters credentials:10', 'CommentAfterValue credentials:6'],
    ],
    good: { credentials: base },
  },
  KeyQuoted: {
    bad: {
      credentials: [
        ...['[a]', 'aws_access_key_id = "AKIAIOSFODNN7EXAMPLE"', "aws_secret_access_key = 'wJalrXUtnFEMI'"],
        ...['[b]', 'aws_access_key_id = \u201cAKIAIOSFODNN7EXAMPLE\u201d', keys[1]],
      ],
      environment: { AWS_ACCESS_KEY_ID: '"AKIAIOSFODNN7EXAMPLE"', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI' },
    },
    found: ['KeyQuoted', 'KeyQuoted credentials:2', 'KeyQuoted credentials:3', 'KeyQuoted credentials:5'],
    good: { credentials: base },
  },
  KeysExchanged: {
    bad: {
      credentials: [
        ...['[a]', 'aws_access_key_id = wJalrXUtnFEMI/K7MDENG', 'aws_secret_access_key = AKIAIOSFODNN7EXAMPLE'],
        ...['[b]', 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMIK7MDENG', keys[1]],
      ],
      environment: {
        AWS_ACCESS_KEY_ID: 'wJalrXUtnFEMIK7MDENGbPxRfiCY',
        AWS_SECRET_ACCESS_KEY: 'AKIAIOSFODNN7EXAMPLE',
      },
    },
    found: [
      ...['KeysExchanged', 'KeysExchanged', 'KeysExchanged credentials:2', 'KeysExchanged credentials:3'],
      'KeysExchanged credentials:5',
    ],
    good: { credentials: base, environment: { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' } },
  },
  KeyInCredentials: {
    bad: { credentials: [...base, '[a]', ...fromBase] },
    found: ['KeyInCredentials credentials:5', 'KeyInCredentials credentials:6'],
    good: { config: ['[profile a]', ...fromBase], credentials: [...base, 'region = eu-west-1'] },
  },
  SourceWithoutRole: {
    bad: { config: ['[profile a]', 'source_profile = base'], credentials: base },
    found: ['SourceWithoutRole config:2'],
    good: { config: ['[profile a]', ...fromBase], credentials: base },
  },
  DurationChained: {
    bad: {
      config: ['[profile a]', role, 'source_profile = b', 'duration_seconds = 7200', '[profile b]', ...fromBase],
      credentials: base,
    },
    found: ['DurationChained config:4'],
    good: roleWith('duration_seconds = 7200'),
  },
  AccountIdInvalid: {
    bad: { config: ['[profile a]', sso[0] ?? '', 'sso_account_id = 11122223333', sso[2] ?? '', ...corp] },
    found: ['AccountIdInvalid config:3'],
    good: { config: ['[profile a]', ...sso, ...corp] },
  },
  RoleArnInvalid: {
    bad: {
      config: ['[profile a]', 'role_arn = arn:aws:iam::11112222333:role/Admin', 'source_profile = base'],
      credentials: base,
    },
    found: ['RoleArnInvalid config:2'],
    good: {
      config: ['[profile a]', 'role_arn = arn:aws-cn:iam::111122223333:role/p/Admin', 'source_profile = base'],
      credentials: base,
    },
  },
  MfaSerialInvalid: {
    bad: roleWith('mfa_serial = arn:aws:iam::111122223333:user/me'),
    found: ['MfaSerialInvalid config:4'],
    good: roleWith('mfa_serial = GAHT12345678'),
  },
  DurationInvalid: {
    bad: roleWith('duration_seconds = 1h'),
    found: ['DurationInvalid config:4'],
    good: roleWith('duration_seconds = 43200'),
  },
  SessionNameInvalid: {
    bad: roleWith('role_session_name = my name'),
    found: ['SessionNameInvalid config:4'],
    good: roleWith('role_session_name = me@example.com'),
  },
  ExternalIdInvalid: {
    bad: roleWith('external_id = a b'),
    found: ['ExternalIdInvalid config:4'],
    good: roleWith('external_id = partner:42/x'),
  },
  RegionUnknown: {
    bad: { config: ['[profile a]', 'region = eu-west-l'] },
    found: ['RegionUnknown config:2'],
    good: { config: ['[profile a]', 'region = eusc-de-east-1', '[profile b]', 'region = us-gov-west-1-fips'] },
  },
  BooleanInvalid: {
    bad: { config: ['[default]', 'region = eu-west-1', 'use_fips_endpoint = yes'] },
    found: ['BooleanInvalid config:3'],
    good: { config: ['[default]', 'region = eu-west-1', 'use_fips_endpoint = True'] },
  },
  ForeignSetting: {
    bad: {
      config: [
        ...['[profile common]', 'region = eu-west-1'],
        ...['[profile a]', 'include_profile = common', '[profile b]', 'parent_profile = nosuch'],
        ...['[profile c]', 'granted_sso_start_url = https://x.awsapps.com/start', 'granted_sso_region = eu-west-1'],
        ...[
          '[profile d]',
          ...fromBase,
          'session_tags = team=a',
          'transitive_session_tags = team',
          'source_identity = me',
        ],
      ],
      credentials: base,
    },
    found: [4, 6, 8].map((line) => `ForeignSetting config:${line}`),
    good: {
      config: [
        ...['[profile c]', 'granted_sso_start_url = https://x.awsapps.com/start', 'granted_sso_region = eu-west-1'],
        ...['credential_process = granted credential-process --profile c', '[profile d]', ...fromBase],
        ...['[profile e]', 'source_identity = me'],
      ],
      credentials: base,
    },
  },
  SsoSessionUnused: {
    bad: { config: corp },
    found: ['SsoSessionUnused config:1'],
    good: { config: [...corp, '[profile a]', ...sso] },
  },
  ServicesUnused: {
    bad: { config: ['[services dev]', 'sts =', '  endpoint_url = https://x.example'] },
    found: ['ServicesUnused config:1'],
    good: { config: ['[services dev]', 'sts =', '  endpoint_url = https://x.example', '[default]', 'services = dev'] },
  },
  SsoStartUrlInvalid: {
    bad: {
      config: [
        '[profile a]',
        ...sso,
        '[sso-session corp]',
        'sso_start_url = corp.awsapps.com/start',
        'sso_region = eu-west-1',
      ],
    },
    found: ['SsoStartUrlInvalid config:6'],
    good: { config: ['[profile a]', ...sso, ...corp] },
  },
};
