import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createSample,
  createWorld,
  freshCode,
  type Sample,
  type StsServer,
  startSts,
  totp,
} from '../../../support/sts/index.ts';
import { type CallResult, callSigned, type Keys } from '../../../support/sts/signed-call.ts';

const NOW = new Date('2026-03-04T05:06:07Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let sample: Sample;
let sts: StsServer;
let alice: { accessKeyId: string; secretAccessKey: string };

beforeEach(async () => {
  sample = createSample();
  alice = { accessKeyId: sample.accessKeyId, secretAccessKey: sample.secretAccessKey };
  sts = await startSts({ state: sample.world, clock: () => NOW });
});
afterEach(() => sts.close());

type Request = Readonly<Record<string, string>>;

const assume = (request: Request, keys: Keys = alice, at: Date = NOW) =>
  callSigned(
    sts.url,
    { Action: 'AssumeRole', RoleArn: sample.roles.readOnly, RoleSessionName: 'test', ...request },
    { keys, at },
  );

const keysOf = (answer: CallResult): Keys => ({
  accessKeyId: answer.text('AccessKeyId') ?? '',
  secretAccessKey: answer.text('SecretAccessKey') ?? '',
  sessionToken: answer.text('SessionToken') ?? '',
});

const withMfa = (code = freshCode(sample, NOW)) => ({ SerialNumber: sample.mfaSerial, TokenCode: code });

async function developer(): Promise<Keys> {
  const answer = await assume({ RoleArn: sample.roles.developer, ...withMfa() });
  expect(answer.status, answer.body).toBe(200);
  return keysOf(answer);
}

function expectError(answer: CallResult, status: number, code: string, message: string) {
  expect([answer.status, answer.text('Code'), answer.text('Message')]).toEqual([status, code, message]);
  expect(answer.text('Type')).toBe('Sender');
  expect(answer.text('RequestId')).toBe(answer.headers['x-amzn-requestid']);
}

describe('AssumeRole', () => {
  it('answers the AWS SDK with keys that the next call is signed with', async () => {
    sts.setClock(new Date());
    const client = new STSClient({ endpoint: sts.url, region: sample.region, credentials: alice });
    const { Credentials, AssumedRoleUser, PackedPolicySize } = await client.send(
      new AssumeRoleCommand({ RoleArn: sample.roles.readOnly, RoleSessionName: 'from-sdk', DurationSeconds: 43_200 }),
    );
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::111122223333:assumed-role/ReadOnly/from-sdk');
    expect(AssumedRoleUser?.AssumedRoleId).toMatch(/^AROA[A-Z0-9]{17}:from-sdk$/);
    expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z0-9]{16}$/);
    expect(PackedPolicySize).toBeUndefined();
    const session = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const who = new STSClient({ endpoint: sts.url, region: sample.region, credentials: session });
    const identity = await who.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: '111122223333',
      Arn: AssumedRoleUser?.Arn,
      UserId: AssumedRoleUser?.AssumedRoleId,
    });
  });

  it('answers XML as STS does: namespace, content type, whole seconds', async () => {
    const answer = await assume({ DurationSeconds: '900' });
    expect(answer.body).toContain('<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">');
    expect(answer.headers['content-type']).toBe('text/xml');
    expect(answer.headers.date).toBe(NOW.toUTCString());
    expect(answer.text('Expiration')).toBe('2026-03-04T05:21:07Z');
  });

  it.each([
    [undefined, 3600],
    ['+900', 900],
    ['0900', 900],
    ['43200', 43_200],
  ])('lets a session of DurationSeconds %s last %d s', async (text, seconds) => {
    const answer = await assume(text === undefined ? {} : { DurationSeconds: text });
    expect(new Date(answer.text('Expiration') ?? '')).toEqual(later(seconds));
  });

  it('leaves the path of a role out of the session ARN', async () => {
    const answer = await assume({ RoleArn: sample.roles.admin, ExternalId: sample.externalId, ...withMfa() });
    expect(answer.text('Arn')).toBe('arn:aws:sts::111122223333:assumed-role/Admin/test');
  });
});

const longName = 's'.repeat(65);
const CONSTRAINTS: readonly (readonly [string, Request, string])[] = [
  [
    'a session name of one letter',
    { RoleSessionName: 'x' },
    "1 validation error detected: Value 'x' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2",
  ],
  [
    'a session name of 65 letters',
    { RoleSessionName: longName },
    `1 validation error detected: Value '${longName}' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
  ],
  [
    'a session name with a colon',
    { RoleSessionName: 'a:b' },
    "1 validation error detected: Value 'a:b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
  ],
  [
    'markup as a session name, in its escaped form',
    { RoleSessionName: '<a>&"b"' },
    "1 validation error detected: Value '<a>&\"b\"' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
  ],
  [
    'a token code of five digits',
    { TokenCode: '12345' },
    "1 validation error detected: Value '12345' at 'tokenCode' failed to satisfy constraint: Member must have length greater than or equal to 6",
  ],
  [
    'a token code of letters',
    { TokenCode: 'abcdef' },
    "1 validation error detected: Value 'abcdef' at 'tokenCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\d]*",
  ],
  [
    'a serial number that is too short',
    { SerialNumber: 'GAHT' },
    "1 validation error detected: Value 'GAHT' at 'serialNumber' failed to satisfy constraint: Member must have length greater than or equal to 9",
  ],
  [
    'an external ID with a space',
    { ExternalId: 'a b' },
    "1 validation error detected: Value 'a b' at 'externalId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@:\\/-]*",
  ],
  [
    'a role ARN and an external ID that are both too short',
    { RoleArn: 'arn:aws', ExternalId: 'x' },
    "2 validation errors detected: Value 'arn:aws' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20; Value 'x' at 'externalId' failed to satisfy constraint: Member must have length greater than or equal to 2",
  ],
  ['a role ARN that is none', { RoleArn: 'this-is-not-an-arn-at-all' }, 'this-is-not-an-arn-at-all is invalid'],
  [
    'a duration of 899 s',
    { DurationSeconds: '899' },
    "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
  ],
  [
    'a duration of 43201 s, before the limit of the role',
    { DurationSeconds: '43201' },
    "1 validation error detected: Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200",
  ],
];

describe('the form of a request', () => {
  it.each(CONSTRAINTS)('must not hold %s', async (_, request, message) => {
    expectError(await assume(request), 400, 'ValidationError', message);
  });

  it('must name a role and a session', async () => {
    const answer = await callSigned(sts.url, { Action: 'AssumeRole' }, { keys: alice, at: NOW });
    expectError(
      answer,
      400,
      'ValidationError',
      "2 validation errors detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null; Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null",
    );
  });

  it.each(['abc', '900.0', '2147483648'])(
    'answers MalformedInput without a message to a duration of %s',
    async (text) => {
      const answer = await assume({ DurationSeconds: text });
      expect([answer.status, answer.text('Code'), answer.text('Message')]).toEqual([400, 'MalformedInput', undefined]);
    },
  );

  it('is checked before MFA, so that a wrong form uses no code up', async () => {
    const code = freshCode(sample, NOW);
    await assume({ RoleArn: sample.roles.developer, RoleSessionName: 'x', ...withMfa(code) });
    expect((await assume({ RoleArn: sample.roles.developer, ...withMfa(code) })).status).toBe(200);
  });
});

const denied = (caller: string, role: string, action = 'sts:AssumeRole') =>
  `User: ${caller} is not authorized to perform: ${action} on resource: ${role}`;

describe('a trust policy', () => {
  it('is not told from a role that does not exist', async () => {
    const role = 'arn:aws:iam::111122223333:role/NoSuchRole';
    expectError(await assume({ RoleArn: role }), 403, 'AccessDenied', denied(sample.userArn, role));
  });

  it('refuses a caller it does not name', async () => {
    const { auditor } = sample.roles;
    expectError(await assume({ RoleArn: auditor }), 403, 'AccessDenied', denied(sample.userArn, auditor));
  });

  it('refuses without MFA where it demands MFA', async () => {
    const role = sample.roles.developer;
    expectError(await assume({ RoleArn: role }), 403, 'AccessDenied', denied(sample.userArn, role));
  });

  it.each([{}, { ExternalId: 'another' }])('refuses the external ID of %j where it demands one', async (request) => {
    const answer = await assume({ RoleArn: sample.roles.admin, ...withMfa(), ...request });
    expectError(answer, 403, 'AccessDenied', denied(sample.userArn, sample.roles.admin));
  });

  it('that names the account, or a user of another account, still needs the policy of the user', async () => {
    const arn = 'arn:aws:iam::111122223333:user/bob';
    const keys = { accessKeyId: 'AKIABOBEXAMPLE000000', secretAccessKey: 'bob' };
    const root = 'arn:aws:iam::111122223333:root';
    const cases = [
      ['arn:aws:iam::111122223333:role/ReadOnly', root, 200],
      ['arn:aws:iam::111122223333:role/Writer', root, 403],
      ['arn:aws:iam::111122223333:role/Named', arn, 200],
      ['arn:aws:iam::444455556666:role/Named', arn, 403],
      ['arn:aws:iam::444455556666:role/ReadNamed', arn, 200],
    ] as const;
    const world = createWorld({
      users: [{ arn, keys: [{ id: keys.accessKeyId, secret: 'bob' }], mayAssume: ['arn:aws:iam::*:role/Read*'] }],
      roles: cases.map(([role, principal]) => ({ arn: role, trust: { principals: [principal] } })),
    });
    const other = await startSts({ state: world, clock: () => NOW });
    for (const [role, , status] of cases) {
      const request = { Action: 'AssumeRole', RoleArn: role, RoleSessionName: 'bob' };
      const answer = await callSigned(other.url, request, { keys, at: NOW });
      expect([role, answer.status]).toEqual([role, status]);
    }
    await other.close();
  });
});

describe('MFA', () => {
  const WRONG = 'MultiFactorAuthentication failed with invalid MFA one time pass code. ';
  const UNKNOWN =
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.';

  it('takes each code once, for whatever role', async () => {
    const code = totp(sample.mfaSeed, NOW);
    expect((await assume({ RoleArn: sample.roles.developer, ...withMfa(code) })).status).toBe(200);
    const again = await assume({ RoleArn: sample.roles.admin, ExternalId: sample.externalId, ...withMfa(code) });
    expectError(again, 403, 'AccessDenied', WRONG);
  });

  it.each([30, -30])('takes the code of %d s away', async (seconds) => {
    const code = totp(sample.mfaSeed, later(seconds));
    expect((await assume({ RoleArn: sample.roles.developer, ...withMfa(code) })).status).toBe(200);
  });

  it.each([90, -90])('refuses the code of %d s away', async (seconds) => {
    const code = totp(sample.mfaSeed, later(seconds));
    expectError(await assume({ RoleArn: sample.roles.developer, ...withMfa(code) }), 403, 'AccessDenied', WRONG);
  });

  it.each([
    ["another user's device", 'arn:aws:iam::111122223333:mfa/bob'],
    ['a device that does not exist', 'GAHT12345678'],
  ])('refuses the serial number of %s', async (_, serial) => {
    sample.world.devices.set('arn:aws:iam::111122223333:mfa/bob', {
      serial: 'arn:aws:iam::111122223333:mfa/bob',
      seed: sample.mfaSeed,
      user: 'arn:aws:iam::111122223333:user/bob',
      usedSteps: new Set(),
    });
    const answer = await assume({ RoleArn: sample.roles.developer, ...withMfa(), SerialNumber: serial });
    expectError(answer, 403, 'AccessDenied', UNKNOWN);
  });

  it('needs the serial number and the code', async () => {
    const message = 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.';
    expectError(await assume({ SerialNumber: sample.mfaSerial }), 403, 'AccessDenied', message);
    expectError(await assume({ TokenCode: '123456' }), 403, 'AccessDenied', message);
  });

  it('is not open to a role session', async () => {
    const session = await developer();
    const answer = await assume({ RoleArn: sample.roles.auditor, ...withMfa() }, session);
    expectError(answer, 403, 'AccessDenied', UNKNOWN);
  });
});

describe('role chaining', () => {
  it('lets a role session assume a role of another account that trusts its role', async () => {
    const answer = await assume({ RoleArn: sample.roles.auditor }, await developer());
    expect(answer.text('Arn')).toBe('arn:aws:sts::444455556666:assumed-role/Auditor/test');
  });

  it('lasts an hour at most, whatever the role allows', async () => {
    const session = await developer();
    const request = { DurationSeconds: '3601' };
    expectError(
      await assume(request, session),
      400,
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
    expect((await assume(request)).status).toBe(200);
  });

  it("names the role's own maximum first", async () => {
    expectError(
      await assume({ RoleArn: sample.roles.auditor, DurationSeconds: '3601' }, await developer()),
      400,
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  });

  it('does not carry the MFA of the first session on', async () => {
    const auditor = sample.world.roles.get(sample.roles.auditor);
    if (auditor === undefined) throw new Error('the sample has that role');
    sample.world.roles.set(auditor.arn, { ...auditor, trust: { ...auditor.trust, requireMfa: true } });
    const session = await developer();
    const caller = 'arn:aws:sts::111122223333:assumed-role/Developer/test';
    expectError(await assume({ RoleArn: auditor.arn }, session), 403, 'AccessDenied', denied(caller, auditor.arn));
  });

  it('carries the source identity on and lets nobody change it', async () => {
    const first = await assume({ SourceIdentity: 'alice' });
    const session = keysOf(first);
    expect(first.text('SourceIdentity')).toBe('alice');
    expect((await assume({}, session)).text('SourceIdentity')).toBe('alice');
    expectError(
      await assume({ SourceIdentity: 'mallory' }, session),
      400,
      'ValidationError',
      'The source identity is already set for this assume role session',
    );
  });
});

const tag = (index: number, key: string, value: string) => ({
  [`Tags.member.${index}.Key`]: key,
  [`Tags.member.${index}.Value`]: value,
});

describe('session policies and tags', () => {
  const POLICY = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] });

  it('are answered with the share of the space they take', async () => {
    const answer = await assume({ Policy: POLICY, ...tag(1, 'team', 'blue') });
    expect(Number(answer.text('PackedPolicySize'))).toBeGreaterThan(0);
  });

  it.each([
    ['is no JSON', '{', 'This policy contains invalid Json'],
    ['has no effect', '{"Statement":[{}]}', 'Syntax errors in policy.'],
    ['has no statement', '{}', 'Syntax errors in policy.'],
  ])('are refused when the policy %s', async (_, policy, message) => {
    expectError(await assume({ Policy: policy }), 400, 'MalformedPolicyDocument', message);
  });

  it('are refused when they take too much space', async () => {
    const tags = Array.from({ length: 9 }, (_, index) => tag(index + 1, `T${index + 1}`, 'a'.repeat(250)));
    const answer = await assume(Object.assign({}, ...tags));
    // The figure that AWS answered to this very request.
    expectError(answer, 400, 'PackedPolicyTooLarge', 'Packed size of session tags consumes 498% of allotted space.');
  });

  it('must not repeat a tag, pass on a tag that is not there, or change one that was passed on', async () => {
    expect((await assume({ ...tag(1, 'Team', 'a'), ...tag(2, 'team', 'b') })).text('Code')).toBe(
      'InvalidParameterValue',
    );
    expect((await assume({ 'TransitiveTagKeys.member.1': 'team' })).text('Code')).toBe('InvalidParameterValue');
    const first = await assume({ ...tag(1, 'team', 'blue'), 'TransitiveTagKeys.member.1': 'team' });
    const changed = await assume(tag(1, 'team', 'red'), keysOf(first));
    expect(changed.text('Message')).toContain('conflicts with a transitive tag key');
  });

  it('must be allowed by the role', async () => {
    const role = sample.world.roles.get(sample.roles.readOnly);
    if (role === undefined) throw new Error('the sample has that role');
    sample.world.roles.set(role.arn, {
      ...role,
      trust: { ...role.trust, allowTags: false, allowSourceIdentity: false },
    });
    expectError(
      await assume(tag(1, 'team', 'blue')),
      403,
      'AccessDenied',
      denied(sample.userArn, role.arn, 'sts:TagSession'),
    );
    expectError(
      await assume({ SourceIdentity: 'alice' }),
      403,
      'AccessDenied',
      denied(sample.userArn, role.arn, 'sts:SetSourceIdentity'),
    );
  });
});
