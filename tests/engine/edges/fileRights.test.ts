import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFileRights } from '../../../src/edges/fileRights.ts';
import { openRunTool, type RunTool, type ToolOutcome } from '../../../src/edges/runTool.ts';
import { openWriteFiles } from '../../../src/edges/writeFiles.ts';
import { askPython, hasPython } from '../../support/python.ts';
import { makeTemporaryFolder } from '../../support/session/temporaryFolder.ts';

function recordRuns(outcome: ToolOutcome) {
  const runs: (readonly string[])[] = [];
  const run: RunTool = (program, words) => {
    runs.push([program, ...words]);
    return outcome;
  };
  return { run, runs };
}

const ended = (exitCode: number, output = ''): ToolOutcome => ({ kind: 'ended', exitCode, output, errorOutput: '' });

describe('The rights of a file', () => {
  it.each([
    ['linux', ['cp', '--attributes-only', '--preserve=mode,xattr', '--', '-a', 'b c']],
    ['darwin', ['/bin/cp', '-p', '-a', 'b c']],
  ] as const)('are copied by the cp of %s', (system, words) => {
    const { run, runs } = recordRuns(ended(0));
    expect(openFileRights(system, {}, run).copy('-a', 'b c')).toBe(true);
    expect(runs).toEqual([words]);
  });

  it.each<[string, ToolOutcome]>([
    ['refuses', ended(1)],
    ['is missing', { kind: 'failed', code: 'ENOENT' }],
  ])('are not copied where cp %s', (_what, outcome) => {
    expect(openFileRights('linux', {}, recordRuns(outcome).run).copy('a', 'b')).toBe(false);
  });

  it('are asked of icacls on Windows', () => {
    const { run, runs } = recordRuns(ended(0));
    openFileRights('win32', { SYSTEMROOT: 'D:\\Win' }, run).canReplace('C:\\me\\config');
    expect(runs).toEqual([['D:\\Win\\System32\\icacls.exe', 'C:\\me\\config']]);
  });

  const inherited = [
    'C:\\me\\config NT AUTHORITY\\SYSTEM:(I)(F)',
    '              DESK\\\u30e6\u30fc\u30b6\u30fc:(I)(OI)(CI)(F)',
    '',
    'Successfully processed 1 files; Failed processing 0 files',
    '',
  ];
  it.each<[string, readonly string[], boolean]>([
    ['all is inherited', inherited, true],
    ['somebody was let in', ['C:\\me\\config DESK\\other:(R)', ...inherited], false],
    ['somebody was kept out', ['C:\\me\\config DESK\\other:(DENY)(W)', ...inherited], false],
    ['inheritance was ended', ['C:\\me\\config DESK\\me:(F)', ''], false],
    ['nothing is said', [], false],
  ])('come back by themselves on Windows where %s: %j', (_what, lines, answer) => {
    const { run } = recordRuns(ended(0, lines.join('\r\n')));
    expect(openFileRights('win32', {}, run).canReplace('C:\\me\\config')).toBe(answer);
  });

  it('are not known on Windows where icacls fails', () => {
    expect(openFileRights('win32', {}, recordRuns(ended(5, inherited.join('\r\n'))).run).canReplace('x')).toBe(false);
  });
});

/** An access list as Linux stores it: the owner and user 20002 may read and write, the group nothing, others nothing. */
const list = '0200000001000600ffffffff02000600224e000004000000ffffffff10000600ffffffff20000000ffffffff';

const attribute = "import os\nattribute = 'system.posix_acl_access'\n";
const setList = (path: string) =>
  askPython(`${attribute}answer = os.setxattr(argument[0], attribute, bytes.fromhex(argument[1]))`, [path, list]);
const readList = (path: string) =>
  askPython(
    `${attribute}answer = os.getxattr(argument, attribute).hex() if attribute in os.listxattr(argument) else None`,
    path,
  );
const hasLists = platform() === 'linux' && hasPython && (await canSetList());

async function canSetList(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'awsrole-lists-'));
  writeFileSync(join(folder, 'file'), '');
  const isSet = await setList(join(folder, 'file')).then(
    () => true,
    () => false,
  );
  rmSync(folder, { recursive: true });
  return isSet;
}

describe.skipIf(!hasLists)('An access list (only where Python can set one: Linux)', () => {
  const rights = openFileRights('linux', process.env, openRunTool(process.env));
  const exchange = (path: string, mode: 'kept' | 'private') =>
    openWriteFiles(rights).exchange(path, {
      before: Buffer.from('old'),
      after: Buffer.from('new'),
      mode,
      backup: null,
    });
  const makeFile = async () => {
    const path = join(makeTemporaryFolder(), 'config');
    writeFileSync(path, 'old');
    await setList(path);
    return path;
  };

  it('is the same after an edit, and nobody else has got a right', async () => {
    const path = await makeFile();
    expect(exchange(path, 'kept')).toEqual({ ok: true, value: 'done' });
    expect([readFileSync(path, 'utf8'), await readList(path)]).toEqual(['new', list]);
  });

  it('is gone when the file gets secrets', async () => {
    const path = await makeFile();
    expect(exchange(path, 'private')).toEqual({ ok: true, value: 'done' });
    expect([await readList(path), statSync(path).mode & 0o777]).toEqual([null, 0o600]);
  });
});
