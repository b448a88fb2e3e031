import { describe, expect, it } from 'vitest';
import { findRanges } from '../../../src/picker/highlight.ts';
import { parseQuery } from '../../../src/picker/match.ts';

function rangesIn(query: string, columns: readonly string[]) {
  return findRanges(parseQuery(query).wanted, columns);
}

describe('what is highlighted', () => {
  it.each([
    ['prod', 'my-prod', [3, 7], 'the text as it stands'],
    ['pd', 'my-prod', [3, 4, 6, 7], 'letters in their order'],
    ['prod my', 'my-prod', [0, 2, 3, 7], 'each word'],
    ['pro rod', 'my-prod', [3, 7], 'what two words share, once'],
    ['!prod', 'my-prod', [], 'nothing of a word that is left out'],
    ['環境', '開発環境', [2, 4], 'wide characters'],
    ['cafe', 'x-cafe\u0301-x', [2, 7], 'a letter with its accent'],
    ['st', '\u0130st-prod', [1, 3], 'behind a letter whose lower case is two'],
    ['prod', '\uff50\uff52\uff4f\uff44-eu', [0, 4], 'letters in full width'],
    ['kb', '\u212Axb', [0, 1, 2, 3], 'letters whose lower case is that of another letter'],
  ])('for %j in %j: %j (%s)', (query, name, ranges) => {
    expect(rangesIn(query, [name])).toEqual([ranges]);
  });

  it('is in other columns only what stands there as it is', () => {
    expect(rangesIn('dvlp', ['xx', 'Developer'])).toEqual([[], []]);
    expect(rangesIn('velo', ['xx', 'Developer'])).toEqual([[], [2, 6]]);
  });
});
