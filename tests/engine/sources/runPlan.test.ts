import { beforeEach, expect, it } from 'vitest';
import { createSample, freshCode, type Sample, type StsServer, startSts } from '../../support/sts/index.ts';
import { filesOf, run } from './run.ts';

let sample: Sample;
let sts: StsServer;

beforeEach(async () => {
  sample = createSample();
  sts = await startSts({ state: sample.world });
  return () => sts.close();
});

it('assumes a role with the keys of its source profile and the code that the person types', async () => {
  const { outcome, questions } = await run({
    request: { profile: 'dev' },
    answers: [() => freshCode(sample)],
    ...filesOf(sample, sts),
  });

  expect(outcome).toMatchObject({ ok: true, value: { credentials: { accessKeyId: expect.stringMatching(/^ASIA/) } } });
  expect(questions).toEqual([{ kind: 'token-code', profile: 'dev', serialNumber: sample.mfaSerial, attempt: 1 }]);
});

it('asks again with the reason when a code is mistyped or refused', async () => {
  const { outcome, questions } = await run({
    request: { profile: 'dev' },
    answers: ['12345', '000000', () => freshCode(sample)],
    ...filesOf(sample, sts),
  });

  expect(outcome.ok).toBe(true);
  expect(questions.map((question) => question.refused)).toEqual([
    undefined,
    'An MFA code is six digits. Type the six digits that the device shows now.',
    expect.stringContaining('a code works once'),
  ]);
  expect(sts.calls).toHaveLength(2);
});
