import { describe, expect, it } from 'vitest';
import { maxProblems, RawFileBuilder } from '../../../src/config/rawFile.ts';

const lines = Array.from({ length: 3 * maxProblems }, (_, at) => at + 1);

describe('RawFileBuilder', () => {
  it('words the problems that it lists, and no others: a file can have millions', () => {
    const file = new RawFileBuilder('config');
    const worded: number[] = [];
    for (const line of lines) file.report(line, () => `${worded.push(line)}`);
    expect(file.finish().problems.map(({ line }) => line)).toEqual(lines.slice(0, maxProblems));
    expect(worded).toEqual(lines.slice(0, maxProblems));
  });

  it('lists and words the first key that comes twice also where the list is full', () => {
    const file = new RawFileBuilder('config');
    const worded: number[] = [];
    for (const line of lines) file.report(line, () => 'bad');
    const duplicate = { key: 'region', header: 'default', first: 1 };
    for (const line of lines) file.reportDuplicate(line, () => `${worded.push(line)}`, duplicate);
    expect(file.finish().problems.at(-1)).toEqual({ line: 1, message: '1', duplicate });
    expect(worded).toEqual([1]);
  });
});
