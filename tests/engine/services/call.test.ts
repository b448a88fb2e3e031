import { afterEach, describe, expect, it } from 'vitest';
import type { Tell } from '../../../src/core/conversation.ts';
import { Secret } from '../../../src/core/secret.ts';
import { assumeRole } from '../../../src/services/sts/assumeRole.ts';
import { getCallerIdentity } from '../../../src/services/sts/getCallerIdentity.ts';
import { type FaultRule, freshCode, type Sample, type StsServer, startSampleSts } from '../../support/sts/index.ts';
import { keysOf, openTestSts } from './ask.ts';

let sample: Sample;
let server: StsServer;

afterEach(() => server.close());

async function start(...faults: FaultRule[]): Promise<void> {
  ({ sample, sts: server } = await startSampleSts({ faults }));
}

function assume(edges = {}) {
  return assumeRole(
    { roleArn: sample.roles.readOnly, sessionName: 'me' },
    keysOf(sample),
    openTestSts(server.url, edges),
  );
}

describe('a call to STS', () => {
  it.each<readonly [what: string, fault: FaultRule]>([
    ['throttling', { kind: 'throttle', times: 2 }],
    ['a 500', { kind: 'reply', status: 500, times: 2 }],
    ['a 503 of something between', { kind: 'reply', status: 503, body: '<html>', times: 2 }],
    ['a cut connection', { kind: 'cut', times: 2 }],
    ['a cut answer', { kind: 'cut', afterBytes: 40, times: 2 }],
    [
      'an identity provider that did not answer',
      { kind: 'reply', status: 400, body: errorXml('IDPCommunicationError', 'retry'), times: 2 },
    ],
  ])('outlives %s, twice', async (_what, fault) => {
    await start(fault);
    expect((await assume()).ok).toBe(true);
  });

  it.each<readonly [what: string, fault: FaultRule, milliseconds: readonly number[]]>([
    ['a service that is busy longer', { kind: 'throttle', times: 2 }, [400, 800]],
    ['one that failed', { kind: 'reply', status: 500, times: 2 }, [80, 160]],
  ])('waits for %s', async (_what, fault, milliseconds) => {
    await start(fault);
    const waited: number[] = [];
    const sts = {
      ...openTestSts(server.url),
      random: () => 0.8,
      sleep: async (time: number) => void waited.push(time),
    };
    await getCallerIdentity(keysOf(sample), sts);
    sts.sender.close();
    expect(waited).toEqual(milliseconds);
  });

  it('signs each attempt anew', async () => {
    await start({ kind: 'throttle', times: 1 });
    let seconds = 0;
    await assume({ now: () => new Date(Date.now() + seconds++ * 1000) });
    const dates = server.calls.map((call) => call.headers['x-amz-date']);
    expect(new Set(dates).size).toBe(2);
  });

  it('shares one connection with the calls before it', async () => {
    await start();
    const sts = openTestSts(server.url);
    for (let call = 0; call < 3; call += 1) {
      expect((await getCallerIdentity(keysOf(sample), sts)).ok).toBe(true);
    }
    expect(server.connections).toBe(1);
    sts.sender.close();
  });
});

describe('a call to STS fails with one worded error', () => {
  it.each<readonly [what: string, fault: FaultRule, code: string, words: RegExp]>([
    ['throttling without end', { kind: 'throttle' }, 'StsThrottled', /Throttling.*3 attempts/],
    ['a 429 without XML', { kind: 'reply', status: 429, body: 'slow down' }, 'StsThrottled', /429/],
    ['a 500 without end', { kind: 'reply', status: 500 }, 'StsUnavailable', /HTTP 500|InternalFailure/],
    [
      'a page of HTML',
      { kind: 'garbage', body: '<html><body>Welcome</body></html>' },
      'StsUnavailable',
      /did not return a valid result for AssumeRole/,
    ],
    [
      'an empty answer',
      { kind: 'garbage', body: '' },
      'StsUnavailable',
      /did not return a valid result for AssumeRole/,
    ],
    [
      'XML that ends too soon',
      { kind: 'garbage', body: '<AssumeRoleResponse><AssumeRoleResult>' },
      'StsUnavailable',
      /did not return a valid result/,
    ],
    ['an entity bomb', { kind: 'garbage', body: entityBomb() }, 'StsUnavailable', /did not return a valid result/],
    [
      'a hundred thousand nested elements',
      { kind: 'garbage', body: '<a>'.repeat(100_000) },
      'StsUnavailable',
      /did not return a valid result/,
    ],
    ['more than a megabyte', { kind: 'huge', bytes: 3_000_000 }, 'StsUnavailable', /the response is too large/],
    [
      'a redirect',
      { kind: 'redirect', location: 'http://127.0.0.1:1/' },
      'StsUnavailable',
      /redirect .*does not follow/,
    ],
    ['a 404 of something between', { kind: 'reply', status: 404, body: 'not here' }, 'StsUnavailable', /HTTP 404/],
    [
      'a session of another role',
      { kind: 'edit', edit: (body) => body.replace('/ReadOnly/', '/Admin/') },
      'StsUnavailable',
      /did not return a valid result/,
    ],
    [
      'a session in another account',
      { kind: 'edit', edit: (body) => body.replace('111122223333', '999999999999') },
      'StsUnavailable',
      /did not return a valid result/,
    ],
    [
      'a session that has ended',
      { kind: 'edit', edit: (body) => body.replace(/<Expiration>20\d\d/, '<Expiration>2001') },
      'StsUnavailable',
      /did not return a valid result/,
    ],
    [
      'a session without end',
      { kind: 'edit', edit: (body) => body.replace(/<Expiration>20\d\d/, '<Expiration>9999') },
      'StsUnavailable',
      /did not return a valid result/,
    ],
    [
      'an end that is no time',
      { kind: 'edit', edit: (body) => body.replace(/<Expiration>.*?</, '<Expiration>soon<') },
      'StsUnavailable',
      /did not return a valid result/,
    ],
    [
      'a key with a line break',
      { kind: 'edit', edit: (body) => body.replace('<AccessKeyId>', '<AccessKeyId>\n') },
      'StsUnavailable',
      /did not return a valid result/,
    ],
    [
      'a secret with a control character',
      { kind: 'edit', edit: (body) => body.replace('<SecretAccessKey>', '<SecretAccessKey>&#27;') },
      'StsUnavailable',
      /did not return a valid result/,
    ],
    [
      'no session token',
      { kind: 'edit', edit: (body) => body.replace(/<SessionToken>.*?<\/SessionToken>/s, '') },
      'StsUnavailable',
      /did not return a valid result/,
    ],
    [
      '__proto__ for a result',
      {
        kind: 'garbage',
        body: '<AssumeRoleResponse><__proto__><polluted>1</polluted></__proto__></AssumeRoleResponse>',
      },
      'StsUnavailable',
      /did not return a valid result/,
    ],
  ])('on %s', async (_what, fault, code, words) => {
    await start(fault);
    const result = await assume();
    expect(result).toMatchObject({
      ok: false,
      error: { code, message: expect.stringMatching(words), target: server.url },
    });
    expect('polluted' in {}).toBe(false);
  });

  it('without the escape sequences and the secrets that an answer echoes', async () => {
    const session = { secret: 'sEcReT/of+the=role', token: 'tOkEn/of+the=session' };
    const message = `\u001b]0;x\u0007 denied ${session.secret} ${session.token} 123456 &#27;[31m \u202e`;
    await start({ kind: 'reply', status: 403, body: errorXml('AccessDenied', message) });
    const credentials = {
      accessKeyId: 'ASIAEXAMPLEEXAMPLE12',
      secretAccessKey: new Secret(session.secret),
      sessionToken: new Secret(session.token),
    };
    const parameters = { roleArn: sample.roles.readOnly, sessionName: 'me', tokenCode: new Secret('123456') };
    const result = await assumeRole(parameters, credentials, openTestSts(server.url));
    const text = result.ok ? '' : Object.values(result.error).join('\n');
    expect(text).toContain('denied [secret] [secret] [secret]');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('when the endpoint is no URL', async () => {
    await start();
    const result = await getCallerIdentity(keysOf(sample), openTestSts('sts.example.com'));
    expect(result).toMatchObject({ ok: false, error: { code: 'InvalidParameter', target: 'sts.example.com' } });
  });
});

describe('a wrong clock', () => {
  it.each([
    ['an hour slow', -3_600_000, '60 minutes slow'],
    ['an hour fast', 3_600_000, '60 minutes fast'],
    ['a day slow', -86_400_000, '24 hours slow'],
    ['a day fast', 86_400_000, '24 hours fast'],
  ])('that is %s is corrected and named, for the calls to come too', async (_what, skew, words) => {
    await start();
    const told: Tell[] = [];
    const sts = openTestSts(server.url, { now: () => new Date(Date.now() + skew), tell: (event) => told.push(event) });
    const parameters = { roleArn: sample.roles.readOnly, sessionName: 'me' };
    expect((await assumeRole(parameters, keysOf(sample), sts)).ok).toBe(true);
    expect((await assumeRole(parameters, keysOf(sample), sts)).ok).toBe(true);
    expect(told).toEqual([
      { kind: 'warning', warning: { code: 'ClockSkew', message: expect.stringContaining(words) } },
    ]);
    expect(server.calls).toHaveLength(3);
  });

  it('is corrected for calls at the same time, and named once', async () => {
    await start();
    const told: Tell[] = [];
    const sts = openTestSts(server.url, {
      now: () => new Date(Date.now() + 86_400_000),
      tell: (event) => told.push(event),
    });
    const call = () => assumeRole({ roleArn: sample.roles.readOnly, sessionName: 'me' }, keysOf(sample), sts);
    const answers = await Promise.all([call(), call(), call()]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(told).toHaveLength(1);
  });

  it('does not use up an MFA code', async () => {
    await start();
    const sts = openTestSts(server.url, { now: () => new Date(Date.now() - 7_200_000) });
    const parameters = {
      roleArn: sample.roles.developer,
      sessionName: 'me',
      serialNumber: sample.mfaSerial,
      tokenCode: new Secret(freshCode(sample)),
    };
    expect((await assumeRole(parameters, keysOf(sample), sts)).ok).toBe(true);
  });

  it('is not blamed for a wrong secret when the time is right', async () => {
    await start();
    const wrong = { accessKeyId: sample.accessKeyId, secretAccessKey: new Secret('wrong') };
    await getCallerIdentity(wrong, openTestSts(server.url));
    expect(server.calls).toHaveLength(1);
  });

  it('of the server, told again and again, ends after one repetition', async () => {
    await start({ kind: 'date', skewSeconds: 90_000 });
    const wrong = { accessKeyId: sample.accessKeyId, secretAccessKey: new Secret('wrong') };
    expect(await getCallerIdentity(wrong, openTestSts(server.url))).toMatchObject({
      ok: false,
      error: { code: 'StsRejected' },
    });
    expect(server.calls).toHaveLength(2);
  });
});

describe('a code that a first try may have used up', () => {
  it('is explained so when the second try finds it used', async () => {
    await start({ kind: 'cut', afterBytes: 40, times: 1 });
    const parameters = {
      roleArn: sample.roles.developer,
      sessionName: 'me',
      serialNumber: sample.mfaSerial,
      tokenCode: new Secret(freshCode(sample)),
    };
    expect(await assumeRole(parameters, keysOf(sample), openTestSts(server.url))).toMatchObject({
      ok: false,
      error: { code: 'MfaRejected', hint: expect.stringContaining('might have used the code') },
    });
  });
});

function errorXml(code: string, message: string): string {
  return `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`;
}

function entityBomb(): string {
  const entities = Array.from({ length: 20 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`);
  return `<!DOCTYPE x [<!ENTITY e0 "boom">${entities.join('')}]><AssumeRoleResponse><AssumeRoleResult>&e20;</AssumeRoleResult></AssumeRoleResponse>`;
}
