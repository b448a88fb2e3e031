import { describe, expect, it } from 'vitest';
import { findPosixProgram, findWindowsProgram } from '../../../src/programs/findProgram.ts';

const environment = { PATH: 'C:\\Tools;"C:\\Quoted Tools";.;relative;;C:\\Late', PATHEXT: '.COM;.EXE;.BAT;.CMD;.JS' };
const machine = [
  'C:\\Tools\\a.exe',
  'C:\\Quoted Tools\\b.CMD',
  'C:\\Late\\a.exe',
  'evil.exe',
  '.\\evil.exe',
  'relative\\evil.exe',
  'C:\\Tools\\script.JS',
  'D:\\x\\tool.exe',
];
const find = (name: string) => findWindowsProgram(name, environment, (path) => machine.includes(path));

describe('a program on Windows', () => {
  it.each([
    ['a', 'C:\\Tools\\a.EXE'.toLowerCase()],
    ['a.exe', 'C:\\Tools\\a.exe'.toLowerCase()],
    ['b', 'C:\\Quoted Tools\\b.CMD'.toLowerCase()],
    ['D:\\x\\tool.exe', 'd:\\x\\tool.exe'],
    ['D:\\x\\tool', 'd:\\x\\tool.exe'],
  ])('%s is found', (name, path) => {
    const lower = machine.map((file) => file.toLowerCase());
    const found = findWindowsProgram(name, environment, (candidate) => lower.includes(candidate.toLowerCase()));
    expect(found?.toLowerCase()).toBe(path);
  });

  it.each([
    ['evil', 'it lies only in the current folder or in a relative one'],
    ['evil.exe', 'it lies only in the current folder or in a relative one'],
    ['script', 'it needs an interpreter'],
    ['missing', 'it is nowhere'],
  ])('%s is not found: %s', (name) => {
    expect(find(name)).toBeNull();
  });
});

describe('a program elsewhere', () => {
  const programs = ['/usr/bin/a', '/opt/x y/b', './evil', 'evil', 'relative/evil'];
  const findIn = (PATH: string | undefined, name: string) =>
    findPosixProgram(name, { PATH }, (path) => programs.includes(path));

  it.each([
    ['/bin:/usr/bin', 'a', '/usr/bin/a'],
    [':.:/opt/x y', 'b', '/opt/x y/b'],
    ['/bin', './evil', './evil'],
    ['/bin', '/nowhere/c', '/nowhere/c'],
    [undefined, 'a', 'a'],
  ])('is found by PATH %s: %s', (path, name, found) => {
    expect(findIn(path, name)).toBe(found);
  });

  it.each(['', ':', '.', './', 'relative', '::/bin', '/bin:'])(
    'is not looked for in the current folder, with PATH "%s"',
    (path) => {
      expect(findIn(path, 'evil')).toBeNull();
    },
  );
});
