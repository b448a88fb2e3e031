import { platform } from 'node:os';
import { expect, it } from 'vitest';
import { swapRounds } from '../support/session/swapRounds.ts';
import { size } from './size.ts';

const milliseconds = size(150, 10_000);

it.skipIf(platform() !== 'linux')(
  `a folder that is swapped for a link at full speed for ${milliseconds} ms leads nowhere else (Linux: elsewhere there is no path through an open folder)`,
  async () => {
    const report = await swapRounds(milliseconds / 1000);
    expect(report.target).toEqual({ one: 'precious' });
    expect(report.targetMode).toBe('700');
    expect(report.writes).toBeGreaterThan(10);
    expect(report.refused).toBeGreaterThan(0);
  },
);
