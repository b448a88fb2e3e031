import { describe, expect, it } from 'vitest';
import { completions } from '../../../src/commands/completions.ts';
import { succeed } from '../../../src/core/error.ts';
import { setLanguage } from '../../../src/core/say.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const config =
  '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/A\nmfa_serial = m\n[sso-session s]\nsso_start_url = u\n';

const ask = (parameters: object, text = config) =>
  completions.run(parameters, fakeCommandEdges({ files: { '/home/me/.aws/config': text } }));

describe('completions', () => {
  it.each([
    ['profiles', 'dev\n111122223333\naccount 111122223333, role A, requires an MFA code'],
    ['role-arns', 'arn:aws:iam::111122223333:role/A\ndev\ndev'],
    ['serial-numbers', 'm\ndev\ndev'],
    ['sso-sessions', 's\nu\nu'],
    ['nothing-known', ''],
  ])('answers the %s as one text', async (kind, text) => {
    expect(await ask({ kind })).toEqual(succeed(text));
  });

  it('says the tips in the language that is named', async () => {
    const answer = await ask({ kind: 'profiles', language: 'ja-JP' });
    setLanguage(undefined);
    expect(answer).toEqual(succeed('dev\n111122223333\nアカウント 111122223333, ロール A, MFA コードが必要'));
  });

  it.each([
    ['regions', 'ap-northeast-1\nAsia Pacific (Tokyo)\nAsia Pacific (Tokyo)'],
    ['services', 'sqs\nSimple Queue Service\nSimple Queue Service'],
    ['settings', 'source_profile\nsource_profile\nsource_profile'],
    ['settings', 'output\noutput\noutput'],
    ['outputs', 'json\njson\njson\nyaml\nyaml\nyaml'],
  ])('answers the %s, which no file decides, also when a file is broken', async (kind, part) => {
    const answer = await ask({ kind }, '[profile dev\n');
    expect(answer).toMatchObject({ ok: true, value: expect.stringContaining(part) });
  });

  it('offers nothing, and is no error, when a file is broken', async () => {
    expect(await ask({ kind: 'profiles' }, '[profile dev\n')).toEqual(succeed(''));
  });

  it('is printed as one line of ASCII, whatever a name holds', () => {
    const printed = completions.renderText?.('日本\\\n\t"\u001b[2J', () => false) ?? '';
    expect(printed).toBe('\\u65e5\\u672c\\\\\\n\\u0009"\\u001b[2J\n');
  });
});
