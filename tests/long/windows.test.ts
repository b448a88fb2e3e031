import { expect, it } from 'vitest';
import { hammerRounds } from '../support/session/hammerRounds.ts';
import { openWindows } from '../support/session/windows.ts';
import { size } from './size.ts';

const many = size(3, 50);
const [writers, reads] = [size(2, 20), size(100, 500)];

it(`many windows get one session with one code and one call, ${many} real processes at once`, async () => {
  const windows = await openWindows();
  try {
    const started = Array.from({ length: many }, () => windows.start('dev', { promptSeconds: 1 }));
    const answers = await Promise.all(started.map(({ answer }) => answer));
    expect(answers.filter((answer) => answer?.error !== undefined || answer === undefined)).toEqual([]);
    expect(
      new Set(answers.map((answer) => `${answer?.accessKeyId} ${answer?.secretAccessKey} ${answer?.sessionToken}`))
        .size,
    ).toBe(1);
    expect(windows.prompts()).toHaveLength(1);
    expect(windows.sts.calls).toHaveLength(1);
  } finally {
    await windows.close();
  }
});

it(`${writers} processes that write one session of different lengths at the same time never read a mix: ${writers * reads} reads`, async () => {
  const report = await hammerRounds(writers, reads);
  expect(report).toEqual({ found: writers * reads, missing: 0, mixed: 0, warnings: [], files: ['the-one.session'] });
});
