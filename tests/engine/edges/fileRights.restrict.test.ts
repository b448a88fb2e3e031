import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restrictFolder } from '../../../src/edges/fileRights.ts';
import { openRunTool, type RunTool, type ToolOutcome } from '../../../src/edges/runTool.ts';

const ended = (exitCode: number, output = ''): ToolOutcome => ({ kind: 'ended', exitCode, output, errorOutput: '' });
const me = ended(0, '"desk\\\u30e6\u30fc\u30b6\u30fc","S-1-5-21-1-2-3-1001"\r\n');

function recordRuns(...outcomes: readonly ToolOutcome[]) {
  const runs: (readonly string[])[] = [];
  const run: RunTool = (program, words) => {
    runs.push([program, ...words]);
    return outcomes[runs.length - 1] ?? ended(1);
  };
  return { run, runs };
}

describe('restrictFolder', () => {
  it('names the user by number, in whatever language Windows speaks, and drops what is inherited', () => {
    const { run, runs } = recordRuns(me, ended(0));
    expect(restrictFolder({ SYSTEMROOT: 'D:\\Win' }, run)('D:\\a b')).toBe(true);
    expect(runs).toEqual([
      ['D:\\Win\\System32\\whoami.exe', '/user', '/fo', 'csv', '/nh'],
      ['D:\\Win\\System32\\icacls.exe', 'D:\\a b', '/inheritance:r', '/grant:r', '*S-1-5-21-1-2-3-1001:(OI)(CI)F'],
    ]);
  });

  it.each<[string, readonly ToolOutcome[]]>([
    ['nobody says who the user is', [ended(0, 'desk\\me')]],
    ['whoami is missing', [{ kind: 'failed', code: 'ENOENT' }]],
    ['icacls refuses', [me, ended(5)]],
    ['icacls is missing', [me, { kind: 'failed', code: 'ENOENT' }]],
  ])('answers false when %s', (_, outcomes) => {
    expect(restrictFolder({}, recordRuns(...outcomes).run)('C:\\x')).toBe(false);
  });

  it.skipIf(platform() !== 'win32')('leaves one name in the access list (only where there is icacls: Windows)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'awsrole-'));
    expect(restrictFolder(process.env, openRunTool(process.env))(folder)).toBe(true);
    const list = execFileSync('icacls', [folder], { encoding: 'utf8' });
    expect(list.match(/:\(/g)).toHaveLength(1);
  });
});
