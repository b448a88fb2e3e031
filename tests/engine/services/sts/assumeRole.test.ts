import { beforeEach, describe, expect, it } from 'vitest';
import { makeCredentials } from '../../../../src/core/credentials.ts';
import { Secret } from '../../../../src/core/secret.ts';
import { type AssumeRoleParameters, assumeRole } from '../../../../src/services/sts/assumeRole.ts';
import { freshCode, type Sample, type StsServer, startSampleSts } from '../../../support/sts/index.ts';
import { keysOf, openTestSts } from '../ask.ts';

let sample: Sample;
let server: StsServer;

beforeEach(async () => {
  ({ sample, sts: server } = await startSampleSts());
  return () => server.close();
});

function assume(parameters: Partial<AssumeRoleParameters>, credentials = keysOf(sample)) {
  const sts = openTestSts(server.url);
  return assumeRole({ roleArn: sample.roles.readOnly, sessionName: 'me', ...parameters }, credentials, sts);
}

describe('AssumeRole', () => {
  it("gives the role's session with its end and its identity", async () => {
    const result = await assume({ durationSeconds: 7200 });
    expect(result).toMatchObject({
      ok: true,
      value: {
        accessKeyId: expect.stringMatching(/^ASIA/),
        accountId: '111122223333',
        assumedRole: {
          arn: 'arn:aws:sts::111122223333:assumed-role/ReadOnly/me',
          id: expect.stringMatching(/^AROA\w+:me$/),
        },
      },
    });
    const seconds = result.ok && ((result.value.expiration?.getTime() ?? 0) - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(7100);
    expect(seconds).toBeLessThan(7300);
  });

  it('carries tags, policies and a source identity into the session', async () => {
    const policy = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}';
    const result = await assume({
      sessionTags: ['team = red', 'cost=7=x'],
      transitiveTagKeys: ['team'],
      sourceIdentity: 'alice',
      policy,
      policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    });
    expect(result).toMatchObject({ ok: true });
    expect(server.calls[0]?.parameters).toMatchObject({
      'Tags.member.1.Key': 'team',
      'Tags.member.1.Value': 'red',
      'Tags.member.2.Value': '7=x',
      'TransitiveTagKeys.member.1': 'team',
      SourceIdentity: 'alice',
      Policy: policy,
      'PolicyArns.member.1.arn': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    });
  });

  it('sends exactly the parameters that were given', async () => {
    await assume({ durationSeconds: 900, externalId: 'a b+c/ü&=' });
    expect(server.calls[0]?.parameters).toEqual({
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: sample.roles.readOnly,
      RoleSessionName: 'me',
      DurationSeconds: '900',
      ExternalId: 'a b+c/ü&=',
    });
  });

  it('signs with a session too, token and all', async () => {
    const first = await assume({
      roleArn: sample.roles.developer,
      serialNumber: sample.mfaSerial,
      tokenCode: new Secret(freshCode(sample)),
    });
    const second = first.ok && (await assume({ roleArn: sample.roles.auditor }, first.value));
    expect(second).toMatchObject({ ok: true, value: { accountId: '444455556666' } });
  });

  it('proves external ID and MFA to a role with a path', async () => {
    const result = await assume({
      roleArn: sample.roles.admin,
      externalId: sample.externalId,
      serialNumber: sample.mfaSerial,
      tokenCode: new Secret(freshCode(sample)),
    });
    expect(result).toMatchObject({
      ok: true,
      value: { assumedRole: { arn: 'arn:aws:sts::111122223333:assumed-role/Admin/me' } },
    });
  });
});

describe('AssumeRole is refused', () => {
  it('with caller and role named when the trust policy says no', async () => {
    expect(await assume({ roleArn: sample.roles.auditor })).toMatchObject({
      ok: false,
      error: {
        code: 'AccessDenied',
        message: expect.stringContaining(`${sample.userArn} is not authorized to assume ${sample.roles.auditor}`),
        hint: expect.stringMatching(/trust policy.*external ID.*MFA/),
        target: sample.roles.auditor,
      },
    });
  });

  it('with MFA in the hint when the role wants a code and none was given', async () => {
    expect(await assume({ roleArn: sample.roles.developer })).toMatchObject({
      ok: false,
      error: { code: 'AccessDenied', hint: expect.stringContaining('whether it requires MFA (mfa_serial)') },
    });
  });

  it('with the external ID in the hint when it is the wrong one', async () => {
    const tokenCode = new Secret(freshCode(sample));
    const wrong = { roleArn: sample.roles.admin, externalId: 'nope', serialNumber: sample.mfaSerial, tokenCode };
    expect(await assume(wrong)).toMatchObject({
      ok: false,
      error: { code: 'AccessDenied', hint: expect.stringContaining('"nope"') },
    });
  });

  it('as MfaRejected when the code is wrong', async () => {
    const wrong = { roleArn: sample.roles.developer, serialNumber: sample.mfaSerial, tokenCode: new Secret('000000') };
    const result = await assume(wrong);
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'MfaRejected',
        target: sample.mfaSerial,
        hint: expect.stringContaining('each code works only once'),
      },
    });
    expect(JSON.stringify(result)).not.toContain('000000');
  });

  it('as MfaRejected when the code was used before', async () => {
    const code = {
      roleArn: sample.roles.developer,
      serialNumber: sample.mfaSerial,
      tokenCode: new Secret(freshCode(sample)),
    };
    expect((await assume(code)).ok).toBe(true);
    expect(await assume(code)).toMatchObject({ ok: false, error: { code: 'MfaRejected' } });
  });

  it("as MfaRejected with the serial to check when the device is not the caller's", async () => {
    const serialNumber = 'arn:aws:iam::111122223333:mfa/bob';
    const wrong = { roleArn: sample.roles.developer, serialNumber, tokenCode: new Secret('123456') };
    expect(await assume(wrong)).toMatchObject({
      ok: false,
      error: { code: 'MfaRejected', target: serialNumber, hint: expect.stringContaining('mfa_serial') },
    });
  });

  it.each([
    ['a duration beyond the role', { durationSeconds: 50_000 }],
    ['a session name with a space', { sessionName: 'a b' }],
  ])('as StsRejected for %s', async (_what, parameters) => {
    expect(await assume(parameters)).toMatchObject({
      ok: false,
      error: { code: 'StsRejected', message: expect.stringContaining('ValidationError') },
    });
  });

  it('as StsRejected when the key is not known', async () => {
    const unknown = makeCredentials({ accessKeyId: 'AKIANOBODYKNOWSTHIS1', secretAccessKey: 'x' });
    expect(await assume({}, unknown)).toMatchObject({
      ok: false,
      error: {
        code: 'StsRejected',
        message: expect.stringContaining('InvalidClientTokenId'),
        hint: expect.stringContaining('AKIANOBODYKNOWSTHIS1'),
      },
    });
  });

  it('as StsRejected, without the words that could hold headers, when the secret is wrong', async () => {
    const wrong = makeCredentials({ accessKeyId: sample.accessKeyId, secretAccessKey: 'wrong' });
    expect(await assume({}, wrong)).toMatchObject({
      ok: false,
      error: {
        code: 'StsRejected',
        message: 'STS rejected AssumeRole: SignatureDoesNotMatch.',
        hint: expect.stringContaining('secret access key'),
      },
    });
  });

  it('as CredentialsExpired when the session that signs is over', async () => {
    const session = await assume({});
    server.setClock(new Date(Date.now() + 3_700_000));
    const result = session.ok && (await assume({}, session.value));
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'CredentialsExpired', hint: expect.stringContaining('Renew') },
    });
  });
});
