import { describe, expect, it } from 'vitest';
import type { EntrySource } from '../../../src/picker/entry.ts';
import { makeList, type PickerList } from '../../../src/picker/list.ts';
import { english } from '../../../src/picker/words.ts';

/** Three thousand entries, the last one with a role wider than all others; `made` counts how many were asked for. */
function largeSource(): { readonly source: EntrySource; readonly made: () => number } {
  const asked = new Set<number>();
  const nothing = { accountName: null, secondsLeft: null, isCurrent: false, isProtected: false, sso: null };
  const source: EntrySource = {
    names: Array.from({ length: 3000 }, (_, at) => `team-${at}`),
    current: '',
    entryAt: (at) => {
      asked.add(at);
      const role = at === 2999 ? 'Administrator' : 'Dev';
      return { name: `team-${at}`, account: `${9000 - at}`, role, region: null, ...nothing };
    },
  };
  return { source, made: () => asked.size };
}

describe('a list of thousands', () => {
  it('is read as far as a screen needs, then on in slices, and its columns with it', () => {
    const { source, made } = largeSource();
    const list = makeList(source);
    expect(made()).toBeLessThan(500);
    expect(list.measureColumns(english)).toEqual({
      ...{ name: 9, usualName: 9 },
      ...{ account: 4, role: 3, region: 0, left: 0 },
    });
    list.readOn();
    expect(list.countRead()).toBeLessThan(1000);
    readAll(list);
    expect([list.countRead(), made()]).toEqual([3000, 3000]);
    expect(list.measureColumns(english)).toMatchObject({ role: 13 });
  });

  it('is searched and sorted as far as it was read', () => {
    const list = makeList(largeSource().source);
    expect([list.find('administrator', 'recent'), list.find('', 'account')[0]]).toEqual([[], 99]);
    expect(list.find('', 'recent')).toHaveLength(3000);
    readAll(list);
    expect([list.find('administrator', 'recent'), list.find('', 'account')[0]]).toEqual([[2999], 2999]);
  });

  it('finds the same whether or not a shorter word, or in a part of it, was looked for', () => {
    const [typed, whole] = [makeList(largeSource().source), makeList(largeSource().source)];
    readAll(whole);
    typed.find('t', 'recent');
    typed.find('t2', 'recent');
    typed.readOn();
    typed.find('t2', 'recent');
    readAll(typed);
    for (const query of ['t2', 't', 'te', 't2', 'te 29', 'te 299', 'te 299 !2', 'te 299 !21', 'te', 'te 1', '!9']) {
      expect([query, typed.find(query, 'recent')]).toEqual([query, whole.find(query, 'recent')]);
    }
  });
});

function readAll(list: PickerList): void {
  while (list.countRead() < list.names.length) list.readOn();
}
