import { describe, expect, it } from 'vitest';
import { select } from '../../../src/commands/select.ts';
import type { Question } from '../../../src/core/conversation.ts';
import { succeed } from '../../../src/core/error.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const files = {
  '/home/me/.aws/config':
    '[profile prod]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = nosuch\n[sso-session corp]\n',
  '/home/me/.aws/credentials': '[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = s2\n',
  '/home/me/.config/awsrole/settings.ini': 'protect[] = prod*\n',
};

function selectWith(parameters: object, answer?: string, environment: Record<string, string> = {}) {
  const asked: Question[] = [];
  const ask = async (question: Question) => {
    asked.push(question);
    return succeed(answer ?? '');
  };
  const edges = fakeCommandEdges({ files, environment, ...(answer === undefined ? {} : { ask }) });
  return { asked, result: select.run(parameters, edges) };
}

describe('select', () => {
  it('says what a list shows of the profile, though its chain is broken: the program that uses it will say so', async () => {
    const { result } = selectWith({ profile: 'prod', confirmed: true });
    const roleArn = 'arn:aws:iam::111122223333:role/Admin';
    const value = {
      profile: 'prod',
      region: 'eu-west-1',
      accountId: '111122223333',
      roleArn,
      roleName: 'Admin',
      isProtected: true,
    };
    expect(await result).toEqual({ ok: true, value });
  });

  it('finds profiles of the credentials file', async () => {
    const { result } = selectWith({ profile: 'dev' });
    const value = { profile: 'dev', region: null, accountId: null, roleArn: null, roleName: null, isProtected: false };
    expect(await result).toEqual({ ok: true, value });
  });

  it('looks up the profile that the variables name when none is given', async () => {
    const { result } = selectWith({}, undefined, { AWS_PROFILE: 'dev' });
    expect(await result).toMatchObject({ ok: true, value: { profile: 'dev' } });
  });

  it('takes default for granted when nothing names a profile', async () => {
    const { result } = selectWith({});
    expect(await result).toMatchObject({ ok: true, value: { profile: 'default', region: null } });
  });

  it.each([
    ['dve', 'Did you mean "dev"?'],
    ['DEV', 'Did you mean "dev"?'],
    ['corp', 'To list the profiles, run Get-AwsProfile (awsrole profiles).'],
    ['', 'To list the profiles, run Get-AwsProfile (awsrole profiles).'],
    ['__proto__', 'To list the profiles, run Get-AwsProfile (awsrole profiles).'],
  ])('refuses %o, which no file has, and names what is near', async (profile, hint) => {
    const { result } = selectWith({ profile }, undefined, { AWS_PROFILE: 'dev' });
    expect(await result).toMatchObject({ ok: false, error: { code: 'ProfileNotFound', target: profile, hint } });
  });

  it('asks before it selects a protected profile', async () => {
    const { asked, result } = selectWith({ profile: 'prod' }, 'yes');
    expect(await result).toMatchObject({ ok: true });
    expect(asked).toEqual([{ kind: 'protected', profile: 'prod', pattern: 'prod*' }]);
  });

  it('refuses a protected profile where nobody can be asked', async () => {
    const { result } = selectWith({ profile: 'prod' });
    expect(await result).toMatchObject({ ok: false, error: { code: 'ConfirmationRequired' } });
  });

  it('refuses parameters that it does not know', async () => {
    const { result } = selectWith({ profile: 'dev', region: 'eu-west-1' });
    expect(await result).toMatchObject({ ok: false, error: { code: 'BadRequest' } });
  });

  it('remembers the profile as taken lately when asked to, and not when it is declined', async () => {
    const edges = fakeCommandEdges({ files });
    await select.run({ profile: 'prod', remember: true }, edges);
    await select.run({ profile: 'dev' }, edges);
    expect(edges.written.size).toBe(0);
    await select.run({ profile: 'dev', remember: true }, edges);
    expect([...edges.written.values()]).toEqual(['"dev"\n']);
  });
});
