import { platform } from 'node:os';
import { expect, it } from 'vitest';
import { swapRounds } from '../../support/session/swapRounds.ts';

// Ten minutes: tests/support/session/swapLoop.ts.
it.skipIf(platform() !== 'linux')(
  'a folder that is swapped for a link at full speed leads nowhere else (Linux: elsewhere there is no path through an open folder)',
  async () => {
    const report = await swapRounds(2);
    expect(report.target).toEqual({ one: 'precious' });
    expect(report.targetMode).toBe('700');
    expect(report.writes).toBeGreaterThan(10);
    expect(report.refused).toBeGreaterThan(0);
  },
);
