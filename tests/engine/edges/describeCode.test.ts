import { expect, it } from 'vitest';
import { describeCode } from '../../../src/edges/describeCode.ts';

it.each([
  ['EROFS', 'EROFS: the file system is read-only'],
  ['ENOSPC', 'ENOSPC: the disk is full'],
  ['EACCES', 'EACCES: access is denied'],
  ['ENOTDIR', 'ENOTDIR: part of the path is a file, not a folder'],
  ['EWHAT', 'EWHAT'],
])('says what %s means, if it is known', (code, text) => {
  expect(describeCode(code)).toBe(text);
});
