import { expect, it } from 'vitest';
import { retryWhileInUse } from '../../../src/edges/fileCalls.ts';

const makeError = (code: string) => Object.assign(new Error(code), { code });

/** Does something that fails so often; tells what came of it, and the pauses in milliseconds. */
function attempt(platform: NodeJS.Platform, code: string, failures: number) {
  const pauses: number[] = [];
  let count = 0;
  const action = () => {
    count += 1;
    if (count <= failures) throw makeError(code);
    return 'done';
  };
  try {
    return {
      outcome: retryWhileInUse({ platform, pause: (milliseconds) => pauses.push(milliseconds) }, action),
      pauses,
    };
  } catch (error) {
    return { outcome: error, pauses };
  }
}

it.each(['EPERM', 'EACCES', 'EBUSY'])('waits on Windows until a file is free: %s', (code) => {
  expect(attempt('win32', code, 3)).toEqual({ outcome: 'done', pauses: [5, 10, 15] });
});

it('gives up after about two seconds, with the error', () => {
  const { outcome, pauses } = attempt('win32', 'EBUSY', 1000);
  expect(outcome).toEqual(makeError('EBUSY'));
  const waited = pauses.reduce((sum, pause) => sum + pause, 0);
  expect(waited).toBeGreaterThan(1000);
  expect(waited).toBeLessThan(2500);
});

it.each([
  ['an error that no waiting ends', 'win32', 'ENOSPC'],
  ['a right that is missing elsewhere than on Windows', 'linux', 'EPERM'],
  ['a file in use elsewhere than on Windows: something is mounted on it', 'linux', 'EBUSY'],
] as const)('does not wait for %s', (_what, platform, code) => {
  expect(attempt(platform, code, 1)).toEqual({ outcome: makeError(code), pauses: [] });
});
