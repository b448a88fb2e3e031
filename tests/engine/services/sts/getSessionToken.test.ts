import { beforeEach, expect, it } from 'vitest';
import { Secret } from '../../../../src/core/secret.ts';
import { getCallerIdentity } from '../../../../src/services/sts/getCallerIdentity.ts';
import { getSessionToken, type SessionTokenParameters } from '../../../../src/services/sts/getSessionToken.ts';
import { freshCode, type Sample, type StsServer, startSampleSts } from '../../../support/sts/index.ts';
import { keysOf, openTestSts } from '../ask.ts';

let sample: Sample;
let server: StsServer;

beforeEach(async () => {
  ({ sample, sts: server } = await startSampleSts());
  return () => server.close();
});

const start = (parameters: SessionTokenParameters = {}) =>
  getSessionToken(parameters, keysOf(sample), openTestSts(server.url));

it('opens a session of the user with MFA, without another identity', async () => {
  const code = { serialNumber: sample.mfaSerial, tokenCode: new Secret(freshCode(sample)), durationSeconds: 43_200 };
  const session = await start(code);
  expect(session).toMatchObject({ ok: true, value: { accessKeyId: expect.stringMatching(/^ASIA/) } });
  expect(session.ok && session.value.assumedRole).toBeUndefined();
  const identity = session.ok && (await getCallerIdentity(session.value, openTestSts(server.url)));
  expect(identity).toMatchObject({ ok: true, value: { arn: sample.userArn } });
});

it('takes sessions of up to 36 hours', async () => {
  expect((await start({ durationSeconds: 129_600 })).ok).toBe(true);
});

it.each([
  ['a wrong code', () => ({ serialNumber: sample.mfaSerial, tokenCode: new Secret('000000') }), 'MfaRejected'],
  ['a duration of a minute', () => ({ durationSeconds: 60 }), 'StsRejected'],
])('is refused for %s', async (_what, parameters, code) => {
  expect(await start(parameters())).toMatchObject({ ok: false, error: { code } });
});
