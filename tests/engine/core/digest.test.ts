import { describe, expect, it } from 'vitest';
import { digestText } from '../../../src/core/digest.ts';

describe('digestText', () => {
  it('stays as it is: files are named by it', () => {
    expect([digestText(''), digestText('a'), digestText('\u30ed\u30fc\u30eb')]).toEqual([
      '41fe708567250a43',
      '73deee87d13307eb',
      'ca84eb970c147865',
    ]);
  });

  it.each([
    ['one letter', 'abc', 'abd'],
    ['the order', 'ab', 'ba'],
    ['one more of the same', 'aa', 'aaa'],
    ['a NUL at the end', 'a', 'a\0'],
    ['nothing and a NUL', '', '\0'],
    ['the upper byte of a letter', '\u0141', '\u0041'],
  ])('differs for texts that differ by %s', (_, one, other) => {
    expect(digestText(one)).not.toBe(digestText(other));
  });
});
