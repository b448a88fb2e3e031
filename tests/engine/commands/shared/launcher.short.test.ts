import { platform } from 'node:os';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { findShortPath } from '../../../../src/commands/shared/launcher.ts';
import { openRunTool, type ToolOptions, type ToolOutcome } from '../../../../src/edges/runTool.ts';

const path = 'C:\\Program Files\\awsrole.exe';

function find(outcome: ToolOutcome, asked = path) {
  const runs: { program: string; words: readonly string[]; options: ToolOptions | undefined }[] = [];
  const found = findShortPath(asked, { SYSTEMROOT: 'D:\\Win' }, (program, words, options) => {
    runs.push({ program, words, options });
    return outcome;
  });
  return { found, runs };
}

const printed = (output: string): ToolOutcome => ({ kind: 'ended', exitCode: 0, output, errorOutput: '' });

describe('findShortPath', () => {
  it('asks the cmd.exe of the system, with the path as text in quotes', () => {
    const { found, runs } = find(printed('C:\\PROGRA~1\\awsrole.exe\r\n'));
    expect(found).toBe('C:\\PROGRA~1\\awsrole.exe');
    expect(runs).toEqual([
      {
        program: 'D:\\Win\\System32\\cmd.exe',
        words: ['/d', '/u', '/v:off', '/c', `for %I in ("${path}") do @echo %~sI`],
        options: { encoding: 'utf16le', isVerbatim: true },
      },
    ]);
  });

  it.each<[string, ToolOutcome]>([
    ['the disk keeps no short names', printed(`${path}\r\n`)],
    ['cmd.exe is forbidden', { kind: 'ended', exitCode: 1, output: '', errorOutput: 'disabled' }],
    ['cmd.exe is missing', { kind: 'failed', code: 'ENOENT' }],
    ['nothing is said', printed('')],
  ])('finds none where %s', (_, outcome) => {
    expect(find(outcome).found).toBeUndefined();
  });

  it.each(['C:\\100%PATH%\\a b.exe', 'C:\\a" & calc & ".exe', 'C:\\a\r\nb.exe'])(
    'asks nothing for %j, which is more than text to cmd.exe',
    (asked) => {
      expect(find(printed('C:\\X.EXE'), asked)).toEqual({ found: undefined, runs: [] });
    },
  );

  it.skipIf(platform() !== 'win32')('gives a path of the same file (only where there is cmd.exe: Windows)', () => {
    const found = findShortPath(execPath, process.env, openRunTool(process.env));
    expect(found ?? execPath).toMatch(/node/i);
  });
});
