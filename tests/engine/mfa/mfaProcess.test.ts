import { describe, expect, test } from 'vitest';
import { readMfaProcess } from '../../../src/mfa/mfaProcess.ts';
import type { ProgramOutcome } from '../../../src/programs/runProgram.ts';

function reading(output: string, commandLine = 'ykman oath accounts code AWS') {
  const ended: ProgramOutcome = { kind: 'ended', exitCode: 0, output, errorOutput: '' };
  return readMfaProcess(
    'dev',
    commandLine,
    { environment: {}, platform: 'linux', isAttended: () => false, tell: () => {} },
    async () => ended,
  );
}

describe('One group of six digits is taken', () => {
  test.each([
    ['alone', '123456\n'],
    ['in two halves', '123 456'],
    ['behind a name', 'AWS:alice  123456'],
    ['behind an account of twelve digits', 'arn:aws:iam::111122223333:mfa/alice 123456'],
    ['in one of several lines', 'Touch your YubiKey ...\r\n123456\r\n'],
    ['with a word around it', 'Your code is 123456.'],
    ['twice the same', '123456\n123456\n'],
    ['in colours', '\u001b[1mAWS:alice\u001b[0m  \u001b[32m123456\u001b[0m\n'],
    ['beside other numbers', '2026-11-28 12:00 user7 123456 (30 s) 1234567'],
  ])('%s.', async (_what, output) => {
    expect(await reading(output)).toEqual({ ok: true, value: '123456' });
  });
});

describe('Anything else is an error that names the process and what it printed', () => {
  test.each([
    ['nothing', '', 'printed no six-digit code: nothing.'],
    ['words', 'No matching account found.\n', 'no six-digit code: "No matching account found.".'],
    ['digits within a word', 'x123456 1234567 0.123456', 'no six-digit code'],
    ['several codes', 'AWS:alice 123456\nAWS:bob 654321', '2 six-digit codes: "AWS:alice 123456 AWS:bob 654321".'],
    ['several in a line', '123456 654321', '2 six-digit codes'],
  ])('%s.', async (_what, output, said) => {
    const result = await reading(output);
    expect(result).toMatchObject({ ok: false, error: { code: 'SourceFailed', target: 'dev' } });
    const message = result.ok ? '' : result.error.message;
    expect(message).toContain('The mfa_process of profile "dev" (ykman oath accounts code AWS)');
    expect(message).toContain(said);
  });

  test('But not the seed of a device, nor a secret.', async () => {
    const output =
      'otpauth://totp/AWS:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    const result = await reading(output);
    expect(result.ok ? '' : result.error.message).toContain('otpauth://totp/AWS:alice?secret=[secret] [secret]');
  });
});

test('A process that fails is told with its own words.', async () => {
  const ended: ProgramOutcome = { kind: 'ended', exitCode: 2, output: '', errorOutput: 'no device' };
  const result = await readMfaProcess(
    'dev',
    'tool',
    { environment: {}, platform: 'linux', isAttended: () => false, tell: () => {} },
    async () => ended,
  );
  expect(result).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('exited with code 2: no device') },
  });
});
