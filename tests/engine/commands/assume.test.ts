import { describe, expect, it } from 'vitest';
import { assume } from '../../../src/commands/assume.ts';
import type { Question } from '../../../src/core/conversation.ts';
import { succeed } from '../../../src/core/error.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const files = {
  '/home/me/.aws/config': '[profile prod]\nregion = eu-west-1\n[profile dev]\n',
  '/home/me/.aws/credentials':
    '[prod]\naws_access_key_id = AKIAPROD\naws_secret_access_key = s1\n[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = s2\n',
  '/home/me/.config/awsrole/settings.ini': 'protect[] = prod*\n',
};

function assumeWith(parameters: object, answer?: string) {
  const asked: Question[] = [];
  const edges = fakeCommandEdges({
    files,
    ...(answer === undefined
      ? {}
      : {
          ask: async (question: Question) => {
            asked.push(question);
            return succeed(answer);
          },
        }),
  });
  return { asked, result: assume.run(parameters, edges) };
}

describe('assume', () => {
  it('gives the keys of a profile that has its own', async () => {
    const { result } = assumeWith({ profile: 'dev' });
    expect(await result).toMatchObject({
      ok: true,
      value: {
        profile: 'dev',
        roleArn: null,
        isProtected: false,
        credentials: { accessKeyId: 'AKIADEV', sessionToken: null },
      },
    });
  });

  it('asks before it switches to a protected profile', async () => {
    const { asked, result } = assumeWith({ profile: 'prod' }, 'yes');
    expect(await result).toMatchObject({ ok: true, value: { region: 'eu-west-1', isProtected: true } });
    expect(asked).toEqual([{ kind: 'protected', profile: 'prod', pattern: 'prod*' }]);
  });

  it('does not ask when it is confirmed already', async () => {
    const { asked, result } = assumeWith({ profile: 'prod', confirmed: true }, 'no');
    expect(await result).toMatchObject({ ok: true, value: { isProtected: true } });
    expect(asked).toEqual([]);
  });

  it('refuses a protected profile where nobody can be asked', async () => {
    const { result } = assumeWith({ profile: 'prod' });
    expect(await result).toMatchObject({ ok: false, error: { code: 'ConfirmationRequired' } });
  });

  it('refuses a profile and a role at once', async () => {
    const { result } = assumeWith({ profile: 'dev', roleArn: 'arn:aws:iam::111122223333:role/A' });
    expect(await result).toMatchObject({ ok: false, error: { code: 'InvalidParameter' } });
  });

  it('remembers the profile as taken lately when asked to, and only after it was taken', async () => {
    const edges = fakeCommandEdges({ files });
    await assume.run({ profile: 'dev' }, edges);
    await assume.run({ profile: 'prod', remember: true }, edges);
    expect(edges.written.size).toBe(0);
    await assume.run({ profile: 'dev', remember: true }, edges);
    expect([...edges.written.values()]).toEqual(['"dev"\n']);
  });
});
