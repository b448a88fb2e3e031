import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cut, cutStart, dropLast, measure } from '../../../src/picker/cells.ts';

const ranges = [
  [0x20, 0x7e],
  [0x2500, 0x257f],
  [0x3000, 0x30ff],
  [0x4e00, 0x9fff],
  [0xff00, 0xffef],
] as const;

describe('the cells of a text', () => {
  it('are what string-width says, for each character that it is not asked about', () => {
    const characters = ranges.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)),
    );
    const wrong = characters.filter((character) => measure(`a${character}b`) !== stringWidth(`a${character}b`));
    expect(wrong).toEqual([]);
  });

  it.each([
    ['開発環境', 8, 5, '開発~', '環境', '開発環'],
    ['e\u0301a', 2, 1, '~', 'a', 'e\u0301'],
    ['👨‍👩‍👧x', 3, 2, '~', 'x', '👨‍👩‍👧'],
    ['か\u3099x', 3, 2, '~', 'x', 'か\u3099'],
  ])('%s: %i; in %i it is %s, its end %s, without its last character %s', (text, all, few, begin, end, less) => {
    expect([measure(text), cut(text, few), cutStart(text, few), dropLast(text)]).toEqual([all, begin, end, less]);
  });

  it('at the end of a text of 100,000 are found in no time: somebody pastes a file', () => {
    expect(cutStart(`${'a'.repeat(100_000)}開発`, 5)).toBe('a開発');
  });
});
