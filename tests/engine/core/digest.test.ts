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

  it('has 16 hex digits and no equal ones among 200,000 alike texts, in neither half', () => {
    const digests = Array.from({ length: 200_000 }, (__, number) =>
      digestText(`arn:aws:iam::111122223333:role/R${number}`),
    );
    expect(digests.every((digest) => /^[0-9a-f]{16}$/.test(digest))).toBe(true);
    expect(new Set(digests).size).toBe(200_000);
    // By chance about five of 2^32 values are equal among so many.
    for (const half of [0, 8])
      expect(new Set(digests.map((digest) => digest.slice(half, half + 8))).size).toBeGreaterThan(199_970);
  });
});
