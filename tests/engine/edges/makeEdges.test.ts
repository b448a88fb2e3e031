import { describe, expect, it } from 'vitest';
import type { Environment } from '../../../src/core/environment.ts';
import { makeEdges } from '../../../src/edges/makeEdges.ts';
import { fakeEdges } from '../../support/fakeEdges.ts';

function edgesOf(environment: Environment, platform: NodeJS.Platform = 'linux') {
  const { ask, tell } = fakeEdges();
  return makeEdges(
    {
      environment,
      platform,
      homeDirectory: () => '/from/system',
      userName: () => 'from-system',
      isAttended: () => false,
    },
    ask,
    tell,
  );
}

describe('makeEdges', () => {
  it('looks variables up without their case on Windows only', () => {
    expect(edgesOf({ Aws_Profile: 'x' }, 'win32').environment['AWS_PROFILE']).toBe('x');
    expect(edgesOf({ Aws_Profile: 'x' }).environment['AWS_PROFILE']).toBeUndefined();
  });

  it('takes the first of two names that differ by case alone, on Windows', () => {
    expect(edgesOf({ Path: 'C:\\first', PATH: 'C:\\second' }, 'win32').environment['PATH']).toBe('C:\\first');
  });

  it.each([
    ['HOME on Unix', { HOME: '/h', USERPROFILE: 'C:\\u' }, 'linux' as const, '/h'],
    [
      'USERPROFILE on Windows, where HOME does not count',
      { HOME: '/h', USERPROFILE: 'C:\\u' },
      'win32' as const,
      'C:\\u',
    ],
    ['the system where no variable says', {}, 'darwin' as const, '/from/system'],
  ])('takes the home folder from %s', (_what, environment, platform, home) => {
    expect(edgesOf(environment, platform).homeDirectory).toBe(home);
  });

  it.each([
    [{ USER: 'a', USERNAME: 'b' }, 'a'],
    [{ USERNAME: 'b' }, 'b'],
    [{ LOGNAME: 'c' }, 'c'],
    [{}, 'from-system'],
  ])('takes the user name from %j', (environment, name) => {
    expect(edgesOf(environment).userName).toBe(name);
  });

  it('has no variable that nobody set, not even a member of Object', () => {
    expect(edgesOf({}).environment['constructor']).toBeUndefined();
  });
});
