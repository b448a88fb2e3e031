import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { builtEngine } from './build/builtEngine.ts';

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(builtEngine(), words, { encoding: 'utf8', env: {} });
  return { status, stdout, stderr };
}

// Which words ask for which help, tests/engine/dialogue/commandLine.words.test.ts says.
describe('awsrole', () => {
  it('shows every command without words', () => {
    const { status, stdout, stderr } = run();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^ {2}assume /m);
    expect(stdout).toMatch(/^ {2}profiles /m);
  });

  it('shows one command alone with --help, and runs nothing', () => {
    const { status, stdout, stderr } = run('assume', '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^awsrole assume \[--option value …\]: .+\n\n {2}--profile x +The profile in the AWS files\.\n/,
    );
    expect(stdout).not.toContain('credential-process');
  });

  it.each([[['help', 'asume']], [['asume']]])('fails with BadRequest and the nearest names for %j', (words) => {
    const { status, stdout, stderr } = run(...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'BadRequest', hint: expect.stringContaining('"assume"') },
    });
  });
});
