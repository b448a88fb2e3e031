import { expect, it } from 'vitest';
import { killRounds } from '../support/session/killRounds.ts';
import { openWindows } from '../support/session/windows.ts';
import { seed, size } from './size.ts';

const rounds = size(8, 200);

it(`a kill at any moment leaves no torn file, mixed session, lock, or secret: ${rounds} processes`, async () => {
  const windows = await openWindows();
  try {
    const report = await killRounds(windows, rounds, seed);
    expect(report).toMatchObject({ torn: [], mixed: [], failed: [], left: [] });
    expect(report.killed).toBeGreaterThan(rounds / 2);
    // An unreleased lock delays every round after a kill; a busy machine only some.
    expect(report.slow).toBeLessThan(Math.max(3, rounds / 40));
  } finally {
    await windows.close();
  }
});
