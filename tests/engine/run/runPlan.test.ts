import { execPath } from 'node:process';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ProgramOutcome } from '../../../src/programs/runProgram.ts';
import { freshCode, type Sample, type StsServer, startSampleSts } from '../../support/sts/index.ts';
import { findClosedPort } from '../net/rawServer.ts';
import { filesOf, type RunSettings, run as runWith } from '../sources/run.ts';

let sample: Sample;
let sts: StsServer;

beforeEach(async () => {
  ({ sample, sts } = await startSampleSts());
  return () => sts.close();
});

const run = (settings: RunSettings) => runWith({ ...filesOf(sample, sts), ...settings });
const fresh = () => freshCode(sample);
const roleNames = () => sts.calls.map(({ parameters }) => parameters?.['RoleArn']?.replace(/.*\//, ''));

/** The sample's files with one more profile. */
function withProfile(text: string) {
  const files = filesOf(sample, sts);
  return { ...files, config: `${files.config}\n${text}\n` };
}

describe('a plan', () => {
  it('assumes a role with the keys of its source profile', async () => {
    const { outcome, questions } = await run({ request: { profile: 'readonly' } });
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        credentials: {
          accessKeyId: expect.stringMatching(/^ASIA/),
          accountId: '111122223333',
          assumedRole: { arn: expect.stringMatching(/ReadOnly\/me-\d+$/) },
        },
        hops: [
          { hop: { kind: 'static' }, from: 'call' },
          { hop: { kind: 'assume-role' }, from: 'call' },
        ],
      },
    });
    expect(questions).toEqual([]);
  });

  it('of a chain signs each call with the session before, over one connection', async () => {
    const { outcome } = await run({ request: { profile: 'audit' }, answers: [fresh] });
    expect(outcome).toMatchObject({ ok: true, value: { credentials: { accountId: '444455556666' } } });
    expect(roleNames()).toEqual(['Developer', 'Auditor']);
    expect(sts.calls[1]?.accessKeyId).toMatch(/^ASIA/);
    expect(sts.connections).toBe(1);
  });

  it("sends a role's own settings and no others", async () => {
    await run({ request: { profile: 'admin', roleSessionName: 'release-7', durationSeconds: 900 }, answers: [fresh] });
    expect(sts.calls[0]?.parameters).toMatchObject({
      RoleSessionName: 'release-7',
      ExternalId: sample.externalId,
      DurationSeconds: '900',
    });
  });

  it('of keys alone makes no call', async () => {
    const { outcome } = await run({ request: { profile: 'base' } });
    expect(outcome).toMatchObject({ ok: true, value: { credentials: { accessKeyId: sample.accessKeyId } } });
    expect(sts.calls).toEqual([]);
  });

  it("takes the shell's keys where the profile says so", async () => {
    const text = `[profile env]\nrole_arn = ${sample.roles.readOnly}\ncredential_source = Environment\nregion = ap-northeast-1\nendpoint_url = ${sts.url}`;
    const environment = { AWS_ACCESS_KEY_ID: sample.accessKeyId, AWS_SECRET_ACCESS_KEY: sample.secretAccessKey };
    const { outcome } = await run({ request: { profile: 'env' }, ...withProfile(text), edges: { environment } });
    expect(outcome.ok).toBe(true);
  });

  it('takes the keys of a credential_process as the source of a role', async () => {
    const keys = { Version: 1, AccessKeyId: sample.accessKeyId, SecretAccessKey: sample.secretAccessKey };
    const text = `[profile helper]\ncredential_process = helper --json\n[profile helped]\nrole_arn = ${sample.roles.readOnly}\nsource_profile = helper\nregion = ap-northeast-1\nendpoint_url = ${sts.url}`;
    const { outcome } = await run({
      request: { profile: 'helped' },
      ...withProfile(text),
      run: async () => ({ kind: 'ended', exitCode: 0, output: JSON.stringify(keys), errorOutput: '' }),
    });
    expect(outcome).toMatchObject({
      ok: true,
      value: { hops: [{ hop: { kind: 'process' } }, { hop: { kind: 'assume-role' } }] },
    });
  });

  it('shows no secret in anything that it asks, tells or fails with', async () => {
    const used: string[] = [];
    const typed = () => {
      used.push(fresh());
      return used.at(-1) ?? '';
    };
    const good = await run({ request: { profile: 'audit' }, answers: ['111111', typed] });
    const bad = await run({ request: { profile: 'dev' }, tokenCode: '222222' });
    const text = JSON.stringify([good, bad]);
    for (const secret of [sample.secretAccessKey, '111111', '222222', ...used]) expect(text).not.toContain(secret);
    expect(good.outcome.ok).toBe(true);
  });
});

describe('the MFA code of a plan', () => {
  it("is asked for with the profile's and the device's name", async () => {
    const { outcome, questions } = await run({ request: { profile: 'dev' }, answers: [fresh] });
    expect(outcome.ok).toBe(true);
    expect(questions).toEqual([{ kind: 'token-code', profile: 'dev', serialNumber: sample.mfaSerial, attempt: 1 }]);
  });

  it('may be typed in two groups, as apps show it', async () => {
    const answers = [() => fresh().replace(/^(...)/, ' $1 ')];
    expect((await run({ request: { profile: 'dev' }, answers })).outcome.ok).toBe(true);
  });

  it.each(['12345', '1234567', 'abcdef', '', '12345\u0666', '-12345'])(
    'is not sent, but asked for again, when it is %j',
    async (answer) => {
      const { outcome, questions } = await run({ request: { profile: 'dev' }, answers: [answer, fresh] });
      expect(outcome.ok).toBe(true);
      expect(questions[1]).toMatchObject({ attempt: 2, refused: expect.stringContaining('six digits') });
      expect(sts.calls).toHaveLength(1);
    },
  );

  it('is asked for again, with the reason, when AWS refuses it', async () => {
    const { outcome, questions } = await run({ request: { profile: 'dev' }, answers: ['000000', fresh] });
    expect(outcome.ok).toBe(true);
    expect(questions[1]).toMatchObject({ attempt: 2, refused: expect.stringContaining('each code works only once') });
  });

  it('is asked for three times in all', async () => {
    const { outcome, questions } = await run({
      request: { profile: 'dev' },
      answers: ['000000', '12', '000001', fresh],
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'MfaRejected', target: sample.mfaSerial } });
    expect(questions).toHaveLength(3);
  });

  it('is not sent twice: a code works once', async () => {
    const { outcome, questions } = await run({ request: { profile: 'dev' }, answers: ['000000', '000000', fresh] });
    expect(outcome.ok).toBe(true);
    const why = 'was already used. Wait for the next code; each code works only once.';
    expect(questions[2]).toMatchObject({ refused: expect.stringContaining(why) });
    expect(sts.calls).toHaveLength(2);
  });

  it('is not asked for again when AWS does not know the device', async () => {
    const serialNumber = 'arn:aws:iam::111122223333:mfa/lost';
    const { outcome, questions } = await run({ request: { profile: 'dev', serialNumber }, answers: ['123456', fresh] });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: 'MfaRejected', hint: expect.stringContaining('mfa_serial') },
    });
    expect(questions).toHaveLength(1);
  });

  it('is not asked for again when the role is denied for another reason', async () => {
    const text = `[profile denied]\nrole_arn = ${sample.roles.auditor}\nsource_profile = base\nmfa_serial = ${sample.mfaSerial}\nregion = ap-northeast-1\nendpoint_url = ${sts.url}`;
    const { outcome, questions } = await run({
      request: { profile: 'denied' },
      ...withProfile(text),
      answers: [fresh, fresh],
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'AccessDenied' } });
    expect(questions).toHaveLength(1);
  });

  it('is MfaRequired, without a call, when nobody gives one', async () => {
    const { outcome } = await run({ request: { profile: 'dev' } });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'MfaRequired' } });
    expect(sts.calls).toEqual([]);
  });

  it('belongs to the hop that needs it, when that hop is made', async () => {
    const { questions } = await run({ request: { profile: 'audit' }, answers: [fresh] });
    expect(questions.map(({ profile }) => profile)).toEqual(['dev']);
  });
});

describe('a token code given with the request', () => {
  it('is used without asking', async () => {
    const { outcome, questions } = await run({ request: { profile: 'dev' }, tokenCode: fresh() });
    expect(outcome.ok).toBe(true);
    expect(questions).toEqual([]);
  });

  it('serves the hop of a chain that needs it', async () => {
    expect((await run({ request: { profile: 'audit' }, tokenCode: fresh() })).outcome.ok).toBe(true);
  });

  it('is followed by a question when AWS refuses it', async () => {
    const { outcome, questions } = await run({ request: { profile: 'dev' }, tokenCode: '000000', answers: [fresh] });
    expect(outcome.ok).toBe(true);
    expect(questions).toMatchObject([{ attempt: 2, refused: expect.stringContaining('AWS rejected the MFA code') }]);
  });

  it('is MfaRejected when AWS refuses it and nobody can be asked', async () => {
    const { outcome } = await run({ request: { profile: 'dev' }, tokenCode: '000000' });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'MfaRejected', target: sample.mfaSerial } });
    expect(sts.calls).toHaveLength(1);
  });

  it.each(['12345', 'abcdef', ''])('is refused before any call when it is %j', async (tokenCode) => {
    const { outcome } = await run({ request: { profile: 'dev' }, tokenCode, answers: [fresh] });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'InvalidParameter' } });
    expect(sts.calls).toEqual([]);
  });

  it('is warned of when no role needs it', async () => {
    const { outcome, told } = await run({ request: { profile: 'readonly' }, tokenCode: '123456' });
    expect(outcome.ok).toBe(true);
    expect(told).toContainEqual({ kind: 'warning', warning: expect.objectContaining({ code: 'TokenCodeNotUsed' }) });
  });
});

describe('an mfa_process', () => {
  const profile = (command: string) =>
    withProfile(
      `[profile auto]\nrole_arn = ${sample.roles.developer}\nsource_profile = base\nmfa_serial = ${sample.mfaSerial}\nmfa_process = ${command}\nregion = ap-northeast-1\nendpoint_url = ${sts.url}`,
    );

  it('gives the code, and nobody is asked', async () => {
    const command = `"${execPath}" -e console.log('${fresh()}')`.replaceAll("'", '`');
    const { outcome, questions } = await run({ request: { profile: 'auto' }, ...profile(command) });
    expect(outcome.ok).toBe(true);
    expect(questions).toEqual([]);
  });

  it('comes after a code given with the request', async () => {
    const run = runWith({ request: { profile: 'auto' }, ...profile('none'), tokenCode: fresh() });
    expect((await run).outcome.ok).toBe(true);
  });

  const printing = (output: string): ProgramOutcome => ({ kind: 'ended', exitCode: 0, output, errorOutput: '' });

  it.each<[string, ProgramOutcome, string]>([
    ['is not there', { kind: 'not-found' }, 'a program that does not exist'],
    ['prints no code', printing(''), 'no six-digit code'],
    ['prints a wrong code', printing('000000\n'), 'AWS rejected the MFA code'],
  ])('that %s is followed by a question with the reason', async (_what, ended, reason) => {
    const tools = { run: async () => ended, pause: async () => {} };
    const given = { request: { profile: 'auto' }, ...profile('tool'), answers: [fresh], ...tools };
    const { outcome, questions } = await run(given);
    expect(outcome.ok).toBe(true);
    expect(questions).toMatchObject([{ refused: expect.stringContaining(reason) }]);
  });

  it('that fails is the error when nobody can be asked', async () => {
    const { outcome } = await run({ request: { profile: 'auto' }, ...profile('no-such-program-anywhere') });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: 'SourceFailed', message: expect.stringContaining('mfa_process') },
    });
  });
});

it('fails and names an endpoint that cannot be reached', async () => {
  const url = `http://127.0.0.1:${await findClosedPort()}`;
  const { outcome } = await run({
    request: { profile: 'readonly' },
    edges: { environment: { AWS_ENDPOINT_URL_STS: url } },
  });
  expect(outcome).toMatchObject({ ok: false, error: { code: 'NetworkUnreachable', target: url } });
});
