import { describe, expect, it } from 'vitest';
import { base, keys } from './examples/example.ts';
import { config, findingsOf, shortOf } from './situation.ts';

describe('checkConfiguration', () => {
  it('finds nothing on a machine without files and variables', () => {
    expect(shortOf({})).toEqual([]);
  });

  it('finds nothing in an ordinary configuration of every kind of profile', () => {
    expect(shortOf(ordinary)).toEqual([]);
  });

  it('finds nothing in a shell with a fresh session of a role', () => {
    const environment = {
      ...{ AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'x', AWS_SESSION_TOKEN: 'y' },
      ...{
        AWS_REGION: 'eu-west-1',
        AWS_DEFAULT_REGION: 'eu-west-1',
        AWS_CREDENTIAL_EXPIRATION: '2026-11-24T06:00:00Z',
      },
    };
    expect(shortOf({ ...ordinary, environment })).toEqual([]);
  });

  it('puts the worst first, then goes by file and line, what is of no file before the rest', () => {
    const situation = {
      config: ['[dev]', '[profile a]', 'regoin = x', 'role_arn = x', '[sso-session s]', 'sso_region = eu-west-1'],
      environment: { AWS_PROFILE: 'b', AWS_REGION: 'nowhere' },
    };
    expect(shortOf(situation)).toEqual([
      'ProfileVariableUnknown',
      'RoleArnInvalid config:4',
      'RoleWithoutSource config:4',
      'RegionVariableUnknown',
      'SectionIgnored config:1',
      'MisspelledKey config:3',
      'SsoSessionUnused config:5',
    ]);
  });

  it.each([
    ['region = eu-west-1', 'output = json'],
    ['duration_seconds = 3600', 'region = eu-west-1'],
    ['ca_bundle = /etc/ssl/ca.pem', 'region = eu-west-1'],
    ['endpoint_url = https://example.com', 'output = json'],
    [keys[0], keys[1]],
  ])('tells of the line that was swallowed alone, not of what became of the value above it: %s', (value, swallowed) => {
    expect(shortOf({ config: ['[default]', value, `  ${swallowed}`] })).toEqual(['SwallowedLine config:3']);
    const [finding] = findingsOf({ config: ['[default]', value, `  ${swallowed}`] });
    expect(finding?.message).not.toMatch(/[\r\n]/);
  });

  it('goes on with the other file when nobody can read one', () => {
    const situation = { config: Uint8Array.of(0xff), credentials: ['[a]', keys[0]] };
    expect(shortOf(situation)).toEqual(['ConfigSyntax config:1', 'PartialKeyPair credentials:2']);
  });

  it('tells of each half of a key pair that is there but empty', () => {
    const lines = ['[a]', 'aws_access_key_id =', 'aws_secret_access_key =', '[b]', keys[0], 'aws_secret_access_key='];
    expect(shortOf({ credentials: lines })).toEqual([2, 3, 6].map((line) => `PartialKeyPair credentials:${line}`));
  });

  it('tells of a broken base once, however many roles start from it', () => {
    const role = ['role_arn = arn:aws:iam::111122223333:role/Admin', 'source_profile = base'];
    const roles = Array.from({ length: 20 }, (_, at) => [`[profile r${at}]`, ...role]).flat();
    expect(shortOf({ config: roles, credentials: ['[base]', keys[0]] })).toEqual(['PartialKeyPair credentials:2']);
  });

  it('tells of a value in [DEFAULT] once, however many sections have it', () => {
    const lines = ['[DEFAULT]', 'region = nowhere', '[default]', '[profile a]', '[profile b]'];
    expect(shortOf({ config: lines })).toEqual(['DefaultsSection config:1', 'RegionUnknown config:2']);
  });

  it('takes sections named like members of Object for ordinary ones', () => {
    const lines = ['[profile __proto__]', 'region = eu-west-1', '[profile constructor]', 'toString = x'];
    expect(shortOf({ config: lines })).toEqual([]);
  });

  it('gives the whole path and a sentence each', () => {
    const [finding] = findingsOf({ config: ['[dev]'] });
    expect(finding).toEqual({
      severity: 'warning',
      rule: 'SectionIgnored',
      file: config,
      line: 1,
      message: '[dev] is not a profile, so the section is ignored.',
      suggestion: 'Change it to [profile dev].',
    });
  });

  it.each([
    ['dev', '[profile dev]'],
    ['profile a b', '[profile "a b"]'],
    ['Profile x', '[profile x]'],
    ['SSO-session corp', '[sso-session corp]'],
    ['sso_session corp', '[sso-session corp]'],
    ['porfile dev', '[profile dev]'],
    ['team dev', '[profile "team dev"]'],
    ['Default', '[default]'],
    ['profile', '[profile name]'],
    ["profile it's", "[profile it's]"],
    ['profile x] # see [b', '[profile x] and move the comment to its own line'],
    ['dev] ; [old', '[profile dev] and move the comment to its own line'],
  ])('repairs the header [%s] as %s', (header, repaired) => {
    const [finding] = findingsOf({ config: [`[${header}]`] });
    expect(finding?.suggestion).toBe(`Change it to ${repaired}.`);
  });
});

const ordinary = {
  config: [
    ...['# of Windows', '[default]', 'region = eu-west-1', 'output = json', 'cli_pager =', ''],
    ...[
      '[profile dev]',
      'role_arn = arn:aws:iam::111122223333:role/Dev',
      'source_profile = base',
      'region = eu-west-1',
    ],
    ...['mfa_serial = arn:aws:iam::444455556666:mfa/me', 'role_session_name = me', 'external_id = 1:2', ''],
    ...['[profile prod]', 'role_arn = arn:aws:iam::111122223333:role/path/Prod', 'source_profile = dev'],
    ...['duration_seconds = 3600', '', '[profile ec2]', 'role_arn = arn:aws:iam::111122223333:role/Ec2'],
    ...['credential_source = Ec2InstanceMetadata', '', '[profile sso]', 'sso_session = corp'],
    ...['sso_account_id = 111122223333', 'sso_role_name = ReadOnly', '', '[sso-session corp]'],
    ...['sso_start_url = https://corp.awsapps.com/start#/', 'sso_region = eu-central-1'],
    ...[
      'sso_registration_scopes = sso:account:access',
      '',
      '[profile tool]',
      'credential_process = /opt/tool --x "a b"',
    ],
    ...[
      's3 =',
      '  max_concurrent_requests = 20',
      '  addressing_style = path',
      '',
      '[profile local]',
      'services = local',
    ],
    ...[
      '[services local]',
      'sts =',
      '  endpoint_url = http://localhost:4566',
      's3 =',
      '  endpoint_url = https://s3.example',
    ],
  ],
  credentials: ['[default]', ...keys, '', ...base],
};
