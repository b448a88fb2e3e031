import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Listening } from '../../../support/sts/http.ts';
import { type IamOptions, startIam } from '../../../support/sts/iam.ts';
import { createSample, freshCode, type Sample, type StsServer, startSts } from '../../../support/sts/index.ts';
import { type CallResult, callSigned, type Keys } from '../../../support/sts/signed-call.ts';

const NOW = new Date('2026-03-04T05:06:07Z');
let sample: Sample;
let sts: StsServer;
let iam: Listening;
let alice: Keys;

beforeEach(async () => {
  sample = createSample();
  alice = { accessKeyId: sample.accessKeyId, secretAccessKey: sample.secretAccessKey };
  sts = await startSts({ state: sample.world, clock: () => NOW });
  await start();
});
afterEach(() => Promise.all([sts.close(), iam.close()]));

async function start(options: Partial<IamOptions> = {}): Promise<void> {
  iam = await startIam({ state: sample.world, clock: () => NOW, ...options });
}

const call = (action: string, parameters: Record<string, string> = {}, keys = alice) =>
  callSigned(iam.url, { Action: action, ...parameters }, { keys, at: NOW, service: 'iam', version: '2010-05-08' });

const identity = (keys: Keys) => callSigned(sts.url, { Action: 'GetCallerIdentity' }, { keys, at: NOW });

const keysOf = (answer: CallResult): Keys => ({
  accessKeyId: answer.text('AccessKeyId') ?? '',
  secretAccessKey: answer.text('SecretAccessKey') ?? '',
  sessionToken: answer.text('SessionToken'),
});

describe('IAM', () => {
  it('changes a key for another: make, use, switch off, delete', async () => {
    const made = await call('CreateAccessKey');
    expect(made.body).toContain('<CreateAccessKeyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">');
    const next = keysOf(made);
    expect((await identity(next)).text('Arn')).toBe(sample.userArn);

    await call('UpdateAccessKey', { AccessKeyId: sample.accessKeyId, Status: 'Inactive' }, next);
    expect((await identity(alice)).text('Code')).toBe('InvalidClientTokenId');
    const listed = await call('ListAccessKeys', { UserName: 'alice' }, next);
    expect(listed.body).toMatch(new RegExp(`${sample.accessKeyId}</AccessKeyId>\\s*<Status>Inactive`));
    expect(listed.body).not.toContain('SecretAccessKey');

    const deleted = await call('DeleteAccessKey', { AccessKeyId: sample.accessKeyId }, next);
    expect([deleted.status, deleted.text('RequestId')]).toEqual([200, expect.any(String)]);
    expect(sample.world.users.get(sample.userArn)?.keys.map(({ id }) => id)).toEqual([next.accessKeyId]);
  });

  it('says who the user is', async () => {
    const answer = await call('GetUser');
    expect([answer.text('UserName'), answer.text('Arn'), answer.text('Path')]).toEqual(['alice', sample.userArn, '/']);
  });

  it('does not know a new key at once when told so', async () => {
    await iam.close();
    await start({ unseenFor: 2 });
    const next = keysOf(await call('CreateAccessKey'));
    const codes = [await identity(next), await identity(next), await identity(next)].map(({ status }) => status);
    expect(codes).toEqual([403, 403, 200]);
  });

  it('refuses a third key', async () => {
    await call('CreateAccessKey');
    const answer = await call('CreateAccessKey');
    expect([answer.status, answer.text('Code'), answer.text('Message')]).toEqual([
      409,
      'LimitExceeded',
      'Cannot exceed quota for AccessKeysPerUser: 2',
    ]);
  });

  it.each([
    ['UpdateAccessKey', { AccessKeyId: 'AKIANOSUCHKEYEXAMPLE', Status: 'Active' }, 404, 'NoSuchEntity'],
    ['DeleteAccessKey', { AccessKeyId: 'AKIANOSUCHKEYEXAMPLE' }, 404, 'NoSuchEntity'],
    ['DeleteAccessKey', {}, 400, 'ValidationError'],
    ['ListAccessKeys', { UserName: 'bob' }, 403, 'AccessDenied'],
    ['DropUser', {}, 400, 'InvalidAction'],
  ])('refuses %s with %j', async (action, parameters, status, code) => {
    const answer = await call(action, parameters);
    expect([answer.status, answer.text('Code')]).toEqual([status, code]);
  });

  it('refuses an unknown status and leaves the key as it was', async () => {
    const answer = await call('UpdateAccessKey', { AccessKeyId: sample.accessKeyId, Status: 'Off' });
    expect(answer.text('Message')).toContain('Member must satisfy enum value set: [Active, Inactive]');
    expect((await identity(alice)).status).toBe(200);
  });

  it('refuses a signature for another service', async () => {
    const answer = await callSigned(
      iam.url,
      { Action: 'GetUser' },
      { keys: alice, at: NOW, service: 'sts', version: '2010-05-08' },
    );
    expect(answer.text('Code')).toBe('SignatureDoesNotMatch');
  });

  it('refuses what no policy allows', async () => {
    await iam.close();
    await start({ denied: ['CreateAccessKey'] });
    const answer = await call('CreateAccessKey');
    expect([answer.status, answer.text('Message')]).toEqual([
      403,
      `User: ${sample.userArn} is not authorized to perform: iam:CreateAccessKey on resource: user alice because no identity-based policy allows the iam:CreateAccessKey action`,
    ]);
  });

  it('takes a session token of the user only when it was made with MFA', async () => {
    const plain = await callSigned(sts.url, { Action: 'GetSessionToken' }, { keys: alice, at: NOW });
    expect((await call('GetUser', {}, keysOf(plain))).text('Code')).toBe('InvalidClientTokenId');
    const mfa = { SerialNumber: sample.mfaSerial, TokenCode: freshCode(sample, NOW) };
    const strong = await callSigned(sts.url, { Action: 'GetSessionToken', ...mfa }, { keys: alice, at: NOW });
    expect((await call('GetUser', {}, keysOf(strong))).text('UserName')).toBe('alice');
  });

  it('has no user of its own for a role session', async () => {
    const request = { Action: 'AssumeRole', RoleArn: sample.roles.readOnly, RoleSessionName: 'iam' };
    const role = keysOf(await callSigned(sts.url, request, { keys: alice, at: NOW }));
    expect((await call('GetUser', {}, role)).text('Message')).toContain('Must specify userName');
    expect((await call('GetUser', { UserName: 'alice' }, role)).text('Code')).toBe('AccessDenied');
  });

  it('keeps the secret out of the record of calls', async () => {
    const next = keysOf(await call('CreateAccessKey'));
    expect(JSON.stringify(iam.calls)).not.toContain(next.secretAccessKey);
  });
});
