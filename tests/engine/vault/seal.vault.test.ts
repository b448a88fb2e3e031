import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import type { RunTool } from '../../../src/edges/runTool.ts';
import { openVault } from '../../../src/vault/seal.ts';
import { fakeSessionEdges } from '../../support/session/fakeMachine.ts';

const secret = new Secret('c2VjcmV0IGtleQ==');
const ended = (exitCode: number, output = '', errorOutput = '') =>
  ({ kind: 'ended', exitCode, output, errorOutput }) as const;

interface Call {
  readonly program: string;
  readonly words: readonly string[];
  readonly input: string | undefined;
}

/** A vault of that system whose programs answer so, and the calls they got. */
function open(platform: 'win32' | 'darwin' | 'linux', answer: (call: Call) => ReturnType<RunTool>, environment = {}) {
  const calls: Call[] = [];
  const runTool: RunTool = (program, words, { input } = {}) => {
    calls.push({ program, words, input });
    return answer({ program, words, input });
  };
  const edges = fakeSessionEdges({
    platform,
    homeDirectory: platform === 'win32' ? 'C:\\Users\\me' : '/home/me',
    environment,
    machine: { runTool },
  });
  return { vault: openVault(edges), calls, edges };
}

const read = (vault: ReturnType<typeof openVault>) => {
  const answer = vault.read();
  return answer.ok ? (answer.value?.reveal() ?? 'none') : answer.problem;
};

describe('the Secret Service (Linux)', () => {
  it('is asked by secret-tool, which gets the secret by standard input', () => {
    const { vault, calls } = open('linux', () => ended(0));
    expect(vault.write(secret)).toEqual({ ok: true, value: undefined });
    expect(calls).toEqual([
      {
        program: 'secret-tool',
        words: ['store', '--label=AwsRole', 'service', 'awsrole', 'key', 'seal'],
        input: secret.reveal(),
      },
    ]);
  });

  it.each([
    ['the secret', ended(0, `${secret.reveal()}\n`), secret.reveal()],
    ['none when it has none', ended(1), 'none'],
    [
      'why it cannot',
      ended(1, '', 'Cannot autolaunch D-Bus without X11 $DISPLAY\n'),
      'The Secret Service cannot be used (Cannot autolaunch D-Bus without X11 $DISPLAY).',
    ],
    [
      'that it takes too long',
      { kind: 'failed', code: 'ETIMEDOUT' } as const,
      'The Secret Service cannot be used (ETIMEDOUT).',
    ],
    [
      'which package is missing',
      { kind: 'failed', code: 'ENOENT' } as const,
      'secret-tool (package libsecret-tools) was not found. It is required to use the Secret Service.',
    ],
  ])('answers %s', (_, outcome, expected) => {
    expect(read(open('linux', () => outcome).vault)).toBe(expected);
  });

  it('says why it did not keep the secret', () => {
    expect(open('linux', () => ended(1, '', 'locked')).vault.write(secret)).toEqual({
      ok: false,
      problem: 'The Secret Service cannot be used (locked).',
    });
    expect(open('linux', () => ({ kind: 'failed', code: 'ENOENT' })).vault.write(secret).ok).toBe(false);
  });
});

describe('the login keychain (macOS)', () => {
  it('is asked by security, which gets the secret as a command on standard input', () => {
    const { vault, calls } = open('darwin', ({ words }) => ended(0, words[0] === '-i' ? '' : `${secret.reveal()}\n`));
    expect(vault.write(secret)).toEqual({ ok: true, value: undefined });
    expect(calls).toEqual([
      {
        program: '/usr/bin/security',
        words: ['-i'],
        input: `add-generic-password -U -a awsrole -s AwsRole -w ${secret.reveal()}\n`,
      },
      {
        program: '/usr/bin/security',
        words: ['find-generic-password', '-a', 'awsrole', '-s', 'AwsRole', '-w'],
        input: undefined,
      },
    ]);
  });

  it.each([
    ['the secret', ended(0, `${secret.reveal()}\n`), secret.reveal()],
    ['none when it has none', ended(44, '', 'The specified item could not be found'), 'none'],
    [
      'why it cannot',
      ended(36, '', 'User interaction is not allowed.\n'),
      'The login keychain cannot be used (User interaction is not allowed.).',
    ],
    [
      'that there is no security',
      { kind: 'failed', code: 'ENOENT' } as const,
      'The login keychain cannot be used (ENOENT).',
    ],
  ])('answers %s', (_, outcome, expected) => {
    expect(read(open('darwin', () => outcome).vault)).toBe(expected);
  });

  it.each([
    ['keeps nothing', ended(44)],
    ['keeps something else', ended(0, 'else')],
    ['is locked', ended(36, '', 'locked')],
  ])('says so when it %s', (_, outcome) => {
    expect(open('darwin', () => outcome).vault.write(secret).ok).toBe(false);
  });
});

describe('DPAPI (Windows)', () => {
  const folder = 'C:\\Users\\me\\AppData\\Local\\AwsRole\\vault';
  /** What Windows would seal: here the text with a mark. */
  const dpapi = ({ words, input }: Call) => {
    const text = Buffer.from((input ?? '').trim(), 'base64').toString('utf8');
    const isProtect = words.at(-1)?.includes('::Protect(');
    return ended(0, Buffer.from(isProtect ? `sealed:${text}` : text.replace('sealed:', ''), 'utf8').toString('base64'));
  };

  it('seals by Windows PowerShell into a file of ours, and opens it again', () => {
    const { vault, calls, edges } = open('win32', dpapi);
    expect(vault.write(secret)).toEqual({ ok: true, value: undefined });
    expect(read(vault)).toBe(secret.reveal());
    expect([...edges.machine.folderAt(folder).files.keys()]).toEqual(['seal.dpapi']);
    expect(calls.map(({ program }) => program)).toEqual(
      Array.from({ length: 2 }, () => 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'),
    );
    expect(JSON.stringify(calls.map(({ words }) => words))).not.toContain(secret.reveal());
    expect(calls[0]?.words.slice(0, 3)).toEqual(['-NoProfile', '-NonInteractive', '-Command']);
    // A cmdlet would be looked for in modules, which may be those of another edition of PowerShell.
    expect(calls[0]?.words.at(-1)).not.toMatch(/\b[A-Z]\w+-[A-Z]/);
  });

  it('has none before one was written, and starts no program for that', () => {
    const { vault, calls } = open('win32', dpapi);
    expect([read(vault), calls.length]).toEqual(['none', 0]);
  });

  it.each([
    [
      'refuses',
      ended(1, '', 'Key not valid for use in specified state.\r\nAt line:1\r\n'),
      'Windows data protection cannot be used (Key not valid for use in specified state.).',
    ],
    ['is not there', { kind: 'failed', code: 'ENOENT' } as const, 'Windows data protection cannot be used (ENOENT).'],
  ])('says so when it %s', (_, outcome, problem) => {
    const { vault, edges } = open('win32', () => outcome);
    expect(vault.write(secret)).toEqual({ ok: false, problem });
    edges.machine.folderAt(folder).write('seal.dpapi', 'c2VhbGVk');
    expect(read(vault)).toBe(problem);
  });

  it('says so when the folder cannot be used', () => {
    const { vault, edges } = open('win32', dpapi);
    edges.machine.folderAt(folder).refuse({ code: 'CacheUnsafe', message: 'It is a link.' });
    expect(vault.write(secret).ok).toBe(false);
    expect(read(vault)).toContain('It is a link.');
  });
});
