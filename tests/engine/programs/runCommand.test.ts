import { describe, expect, it } from 'vitest';
import type { Tell } from '../../../src/core/conversation.ts';
import { runCommand } from '../../../src/programs/runCommand.ts';
import type { ProgramOutcome, RunProgram } from '../../../src/programs/runProgram.ts';

const told: Tell[] = [];
const edges = {
  environment: { A: 'b' },
  platform: 'linux',
  isAttended: () => false,
  tell: (event: Tell) => void told.push(event),
} as const;
const ended = { kind: 'ended', exitCode: 0, output: 'printed', errorOutput: 'warned' } as const;

function runTool(outcome: ProgramOutcome, commandLine = 'my-tool --x "y z"') {
  return runCommand({ key: 'credential_process', commandLine, profile: 'p' }, edges, async (words, settings) => {
    expect(settings.environment).toBe(edges.environment);
    return words[0] === 'my-tool' ? outcome : { kind: 'not-found' };
  });
}

it('gives what the command printed, and not what it said on standard error', async () => {
  expect(await runTool(ended)).toEqual({ ok: true, value: 'printed' });
});

it('keeps from the command what a role of AwsRole put into the shell', async () => {
  const environment = { A: 'b', AWSROLE_PROFILE: 'prod', AWS_SECRET_ACCESS_KEY: 'of prod' };
  const run: RunProgram = async (_words, settings) => {
    expect(settings.environment).toEqual({ A: 'b' });
    return ended;
  };
  const command = { key: 'mfa_process', commandLine: 'tool', profile: 'p' } as const;
  expect(await runCommand(command, { ...edges, environment }, run)).toEqual({ ok: true, value: 'printed' });
});

it.each([
  [true, {}, null],
  [true, { AWSROLE_PROCESS_TIMEOUT: '5' }, null],
  [false, {}, 60_000],
  [false, { AWSROLE_PROCESS_TIMEOUT: '300' }, 300_000],
  [false, { AWSROLE_PROCESS_TIMEOUT: 'long' }, 60_000],
] as const)('attended %s, with %j, a command may take %s ms', async (attended, environment, milliseconds) => {
  const command = { key: 'credential_process', commandLine: 'tool', profile: 'p' } as const;
  const run: RunProgram = async (_words, { timeoutMilliseconds, onErrorLine }) => {
    expect(timeoutMilliseconds).toBe(milliseconds);
    onErrorLine?.('Open https://example.com \u001b[31m wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
    return ended;
  };
  told.length = 0;
  await runCommand(command, { ...edges, environment, isAttended: () => attended }, run);
  expect(told.map(({ kind }) => kind)).toEqual(attended ? ['helper'] : []);
  expect(JSON.stringify(told)).not.toMatch(/wJalr|u001b/);
});

describe('fails with the key, the profile and what to do when the command', () => {
  it.each<readonly [what: string, outcome: ProgramOutcome, words: string]>([
    ['fails', { ...ended, exitCode: 3 }, 'exited with code 3: warned'],
    ['fails without a word', { ...ended, exitCode: 1, errorOutput: '' }, 'exited with code 1.'],
    ['is not there', { kind: 'not-found' }, 'specifies a program that does not exist: my-tool'],
    ['may not be executed', { kind: 'not-started', code: 'EACCES' }, 'could not be started (EACCES): my-tool'],
    ['does not end', { kind: 'timeout' }, 'did not finish within 60 seconds: my-tool'],
    ['prints without end', { kind: 'too-much-output' }, 'output more than 1 MB: my-tool'],
    ['gives a batch file what it would interpret', { kind: 'unsafe-argument' }, 'cmd.exe would interpret: my-tool'],
  ])('%s', async (_what, outcome, words) => {
    expect(await runTool(outcome)).toMatchObject({
      ok: false,
      error: {
        code: 'SourceFailed',
        message: expect.stringMatching(/^The credential_process of profile "p" /),
        target: 'p',
      },
    });
    const result = await runTool(outcome);
    expect(result.ok ? '' : result.error.message).toContain(words);
  });

  it.each(['', '  ', 'my-tool "open'])('is %j', async (commandLine) => {
    expect(await runTool(ended, commandLine)).toMatchObject({ ok: false, error: { code: 'SourceFailed' } });
  });
});

it('repeats of standard error only its end, without control characters and secrets', async () => {
  const errorOutput = `${'x'.repeat(5000)}\n\u001b[31mlast words wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\u001b[0m`;
  const result = await runTool({ ...ended, exitCode: 1, errorOutput });
  const message = result.ok ? '' : result.error.message;
  expect(message).toContain('last words [secret]');
  expect(message.length).toBeLessThan(700);
  expect(message).not.toContain('\u001b');
});

it.each([510, 530, 880, 899, 901, 950])(
  'repeats no part of a token that begins %i characters before the end',
  async (distance) => {
    const tokenText = 'Fwo1'.repeat(100);
    const errorOutput = `${tokenText}${'. '.repeat(600)}`.slice(0, tokenText.length + distance - 400);
    const result = await runTool({ ...ended, exitCode: 1, errorOutput });
    expect(result.ok ? '' : result.error.message).not.toContain('Fwo1');
  },
);

it('repeats no part of a key that is cut where the rest shrinks, since it is struck out', async () => {
  const errorOutput = `wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY ${'Fwo1'.repeat(219)}`;
  const result = await runTool({ ...ended, exitCode: 1, errorOutput });
  expect(result.ok ? '' : result.error.message).not.toMatch(/EXAMPLE|Fwo1/);
});
