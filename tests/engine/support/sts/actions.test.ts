import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSample, freshCode, type StsServer, startSts } from '../../../support/sts/index.ts';
import { callSigned, type Keys } from '../../../support/sts/signed-call.ts';

const NOW = new Date('2026-03-04T05:06:07Z');
const sample = createSample();
const alice: Keys = { accessKeyId: sample.accessKeyId, secretAccessKey: sample.secretAccessKey };
let sts: StsServer;

beforeAll(async () => {
  sts = await startSts({ state: sample.world, clock: () => NOW, disabledRegions: ['eu-south-2'] });
});
afterAll(() => sts.close());

const call = (parameters: Record<string, string>, keys: Keys = alice) =>
  callSigned(sts.url, parameters, { keys, at: NOW });

async function sessionToken(parameters: Record<string, string> = {}): Promise<Keys> {
  const answer = await call({ Action: 'GetSessionToken', ...parameters });
  expect(answer.status, answer.body).toBe(200);
  const [accessKeyId = '', secretAccessKey = '', token = ''] = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map(
    (name) => answer.text(name),
  );
  return { accessKeyId, secretAccessKey, sessionToken: token };
}

describe('GetSessionToken', () => {
  it('answers keys of the same user for twelve hours', async () => {
    const answer = await call({ Action: 'GetSessionToken' });
    expect(answer.text('Expiration')).toBe('2026-03-04T17:06:07Z');
    const identity = await call({ Action: 'GetCallerIdentity' }, await sessionToken());
    expect(identity.text('Arn')).toBe(sample.userArn);
  });

  it('gives MFA to the roles that are assumed with its keys', async () => {
    const request = { Action: 'AssumeRole', RoleArn: sample.roles.developer, RoleSessionName: 'mfa' };
    expect((await call(request, await sessionToken())).text('Code')).toBe('AccessDenied');
    const keys = await sessionToken({ SerialNumber: sample.mfaSerial, TokenCode: freshCode(sample, NOW) });
    expect((await call(request, keys)).status).toBe(200);
  });

  it('gives keys that count as role chaining: a role lasts an hour at most with them', async () => {
    const request = { Action: 'AssumeRole', RoleArn: sample.roles.readOnly, RoleSessionName: 'long' };
    const keys = await sessionToken();
    expect((await call({ ...request, DurationSeconds: '3601' }, keys)).text('Message')).toContain('by role chaining');
    expect((await call({ ...request, DurationSeconds: '3600' }, keys)).status).toBe(200);
  });

  it('is refused to temporary keys', async () => {
    const answer = await call({ Action: 'GetSessionToken' }, await sessionToken());
    expect([answer.status, answer.text('Message')]).toEqual([
      403,
      'Cannot call GetSessionToken with session credentials',
    ]);
  });

  it.each(['899', '129601'])('is refused for %s s', async (seconds) => {
    expect((await call({ Action: 'GetSessionToken', DurationSeconds: seconds })).text('Code')).toBe('ValidationError');
  });
});

describe('GetAccessKeyInfo', () => {
  it('names the account of a long-term and of a temporary key', async () => {
    for (const { accessKeyId } of [alice, await sessionToken()]) {
      const answer = await call({ Action: 'GetAccessKeyInfo', AccessKeyId: accessKeyId });
      expect(answer.text('Account')).toBe('111122223333');
    }
  });

  it.each(['AKIANOSUCHKEYEXAMPLE', 'short'])('is refused for the key %s', async (id) => {
    expect((await call({ Action: 'GetAccessKeyInfo', AccessKeyId: id })).text('Code')).toBe('ValidationError');
  });
});

describe('an action', () => {
  it.each([
    [{ Action: 'AssumeRule' }, 'Could not find operation AssumeRule for version 2011-06-15'],
    [{ Action: 'constructor' }, 'Could not find operation constructor for version 2011-06-15'],
    [
      { Action: 'GetCallerIdentity', Version: '2010-01-01' },
      'Could not find operation GetCallerIdentity for version 2010-01-01',
    ],
  ])('that does not exist is refused before the signature is looked at: %j', async (parameters, message) => {
    const answer = await callSigned(sts.url, parameters);
    expect([answer.status, answer.text('Code'), answer.text('Message')]).toEqual([400, 'InvalidAction', message]);
    expect(answer.body).toContain('xmlns="http://webservices.amazon.com/AWSFault/2005-15-09"');
  });

  it('that makes keys is refused in a region where the account has STS switched off, and no other is', async () => {
    const options = { keys: alice, at: NOW, region: 'eu-south-2' };
    const refused = await callSigned(sts.url, { Action: 'GetSessionToken' }, options);
    expect([refused.status, refused.text('Code')]).toEqual([403, 'RegionDisabledException']);
    expect(refused.text('Message')).toContain('not activated in this region for account:111122223333');
    expect((await callSigned(sts.url, { Action: 'GetCallerIdentity' }, options)).status).toBe(200);
  });
});
