import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { builtEngine } from './build/builtEngine.ts';

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(builtEngine(), words, { encoding: 'utf8', env: {} });
  return { status, stdout, stderr };
}

describe('awsrole', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])('shows every command for %j', (words) => {
    const { status, stdout, stderr } = run(...words);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^ {2}assume /m);
    expect(stdout).toMatch(/^ {2}profiles /m);
  });

  it.each([[['help', 'assume']], [['assume', '--help']], [['assume', '-h']], [['--help', 'assume']]])(
    'shows one command alone for %j, and runs nothing',
    (words) => {
      const { status, stdout, stderr } = run(...words);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(
        /^awsrole assume \[--option value …\]: .+\n\n {2}--profile x +The profile in the AWS files\.\n/,
      );
      expect(stdout).not.toContain('credential-process');
    },
  );

  it.each([[['help', 'asume']], [['asume']], [['asume', '--help']]])(
    'fails with BadRequest and the nearest names for %j',
    (words) => {
      const { status, stdout, stderr } = run(...words);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(JSON.parse(stderr)).toMatchObject({
        error: { code: 'BadRequest', hint: expect.stringContaining('"assume"') },
      });
    },
  );
});
