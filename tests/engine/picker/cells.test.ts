import { describe, expect, it } from 'vitest';
import { cut, cutStart, dropLast, measure, wrap } from '../../../src/picker/cells.ts';

describe('the cells of a text', () => {
  it.each([
    ['開発環境', 8, 5, '開発~', '環境', '開発環'],
    ['e\u0301a', 2, 1, '~', 'a', 'e\u0301'],
    ['👨‍👩‍👧x', 3, 2, '~', 'x', '👨‍👩‍👧'],
    ['か\u3099x', 3, 2, '~', 'x', 'か\u3099'],
  ])('%s: %i; in %i it is %s, its end %s, without its last character %s', (text, all, few, begin, end, less) => {
    expect([measure(text), cut(text, few), cutStart(text, few), dropLast(text)]).toEqual([all, begin, end, less]);
  });

  it.each([
    ['cached: no call, no code', 12, ['cached: no', 'call, no', 'code']],
    ['  long words here', 9, ['  long', '  words', '  here']],
    ['arn:aws:iam::1:mfa/a', 8, ['arn:aws:', 'iam::1:m', 'fa/a']],
    ['開発環境のプロファイル', 7, ['開発環', '境のプ', 'ロファ', 'イル']],
    ['    ab', 4, ['   ~']],
    ['開発', 1, ['~']],
    ['fits', 4, ['fits']],
  ])('%j in lines of %i: %j', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('at the end of a text of 100,000 are found in no time: somebody pastes a file', () => {
    expect(cutStart(`${'a'.repeat(100_000)}開発`, 5)).toBe('a開発');
  });
});
