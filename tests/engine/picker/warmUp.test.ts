import { describe, expect, it } from 'vitest';
import { type Entry, sourceOf } from '../../../src/picker/entry.ts';
import { makeList } from '../../../src/picker/list.ts';
import { makeState } from '../../../src/picker/state.ts';
import { openWarmUp } from '../../../src/picker/warmUp.ts';
import { english } from '../../../src/picker/words.ts';

const nothing = { account: null, accountName: null, role: null, region: null, secondsLeft: null };

function entryOf(name: string): Entry {
  return { name, ...nothing, isCurrent: false, isProtected: false, sso: null };
}

describe('The warm-up', () => {
  it.each([
    [['team-1', 'team-2'], 80, 24],
    [['-'], 20, 5],
    [['開発'], 1, 1],
  ])('of a list of %j in %i x %i cells ends, and leaves the list as it is', (names, columns, rows) => {
    const list = makeList(sourceOf(names.map(entryOf)));
    const options = { title: 'AWS role', actions: true, multi: true, digits: false };
    const state = makeState(list, options, { columns, rows }, 'e');
    const before = structuredClone({ ...state, list: [] });
    const warmUp = openWarmUp({ words: english, look: 'none', widths: list.measureColumns(english) });
    let pieces = 1;
    while (warmUp(state)) pieces++;
    expect(pieces).toBeLessThan(20);
    expect({ ...state, list: [] }).toEqual(before);
    expect(list.find('e', 'recent')).toEqual(state.matches);
  });
});
