import { describe, expect, it } from 'vitest';
import { completions } from '../../../src/commands/completions.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const ask = (config: string, parameters = {}) =>
  completions.run(parameters, fakeCommandEdges({ files: { '/home/me/.aws/config': config } }));

describe('completions', () => {
  it('answers each list as one text', async () => {
    const config =
      '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/A\nmfa_serial = m\n[sso-session s]\nsso_start_url = u\n';
    expect(await ask(config, { account: 'Konto', mfa: 'MFA' })).toMatchObject({
      ok: true,
      value: {
        profiles: 'dev\n111122223333\nKonto 111122223333, role A, MFA',
        roleArns: 'arn:aws:iam::111122223333:role/A\ndev\ndev',
        serialNumbers: 'm\ndev\ndev',
        ssoSessions: 's\nu\nu',
        services: expect.stringMatching(/(^|\n)s3\n|(^|\n)iam\niam\/home\niam\/home\n/),
      },
    });
  });

  it('answers an error when a file is broken', async () => {
    expect(await ask('[profile dev\n')).toMatchObject({ ok: false, error: { code: 'ConfigSyntax' } });
  });
});
