import { afterEach, describe, expect, it } from 'vitest';
import { resolve } from '../../../src/commands/resolve.ts';
import { setLanguage } from '../../../src/core/say.ts';
import { japanese } from '../../../src/words/japanese.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const config = `[profile dev]
region = ap-northeast-1
role_arn = arn:aws:iam::123456789012:role/Developer
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/alice
external_id = tokyo

[profile audit]
role_arn = arn:aws:iam::210987654321:role/Auditor
role_session_name = me
source_profile = dev
duration_seconds = 900 # short

[profile sso]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 123456789012
sso_role_name = Admin

[profile steers]
login_session = arn:aws:iam::1:user/\u200b\u202e
`;
const credentials = '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = secret-of-base\n';
const files = { '/home/me/.aws/config': config, '/home/me/.aws/credentials': credentials };

const edgesOf = (environment = {}) => fakeCommandEdges({ files, environment });

async function show(parameters: object, environment = {}): Promise<string> {
  const text = await resolve.runForUser?.(parameters, edgesOf(environment));
  return text?.ok ? text.value.replaceAll('\x1b', 'ESC') : JSON.stringify(text);
}

async function treeOf(parameters: object, environment = {}): Promise<string[]> {
  const answer = await resolve.run({ ...parameters, explain: true }, edgesOf(environment));
  return String(Reflect.get(Object(answer.ok && answer.value), 'tree')).split('\n');
}

afterEach(() => setLanguage(undefined));

describe('the tree of a plan', () => {
  it('has what you get on top, what it comes from below, and where each value stands at the right', async () => {
    expect(await treeOf({ profile: 'dev' })).toEqual([
      'profile dev, region ap-northeast-1                                   config:2',
      '+- assume role arn:aws:iam::123456789012:role/Developer              config:3',
      '   |  requires an MFA code from arn:aws:iam::123456789012:mfa/alice  config:5',
      '   |  external ID tokyo                                              config:6',
      '   +- access key AKIABASE of profile base                            credentials:2',
      '(config is ~/.aws/config)',
      '(credentials is ~/.aws/credentials)',
    ]);
  });

  it('names parameters and variables in the words of the shell that asks', async () => {
    const given = { profile: 'audit', externalId: 'xy' };
    const variables = { AWS_REGION: 'eu-west-1' };
    expect((await treeOf(given, variables)).join('\n')).toMatch(/external ID xy +-ExternalId\n/);
    expect((await treeOf(given, variables))[0]).toMatch(/^profile audit, region eu-west-1 +\$env:AWS_REGION$/);
    const shown = await show(given, { ...variables, NO_COLOR: '1' });
    expect(shown).toMatch(/^profile audit, region eu-west-1 +\$AWS_REGION\n/);
    expect(shown).toMatch(/external ID xy +--external-id\n/);
  });

  it('is written in the language of the process, its places in one column', async () => {
    setLanguage(japanese);
    const lines = await treeOf({ profile: 'sso' });
    expect(lines[1]).toMatch(
      /^\+- IAM Identity Center: アカウント 123456789012 の Admin \(サインイン先 https:\/\/corp.awsapps.com\/start\) +config:15$/,
    );
    expect(lines[0]).toBe('プロファイル sso、リージョンなし');
  });

  it('shows no secret and nothing that could steer a terminal', async () => {
    expect((await treeOf({ profile: 'dev' })).join('\n')).not.toContain('secret-of-base');
    expect(await show({ profile: 'steers' })).toContain('+- aws login for arn:aws:iam::1:user/??  ');
  });
});

describe('awsrole resolve for a person', () => {
  it('has faint places, and none of the colors that NO_COLOR or a dumb terminal refuse', async () => {
    expect(await show({ profile: 'dev' })).toContain('ESC[2mconfig:3ESC[0m');
    expect(await show({ profile: 'dev' }, { NO_COLOR: '1' })).not.toContain('ESC');
    expect(await show({ profile: 'dev' }, { TERM: 'dumb' })).not.toContain('ESC');
  });

  it('tells the warnings of the plan below the tree', async () => {
    expect(await show({ profile: 'audit' })).toMatch(/\nWarning: .*duration_seconds.*\n$/);
  });

  it('answers an error as any command does', async () => {
    expect(await show({ profile: 'nobody' })).toContain('ProfileNotFound');
    expect(await show({ nonsense: true })).toContain('BadRequest');
  });
});
