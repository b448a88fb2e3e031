import { describe, expect, it } from 'vitest';
import { findWindowsProgram } from '../../../src/programs/findProgram.ts';

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
