import { describe, expect, it } from 'vitest';
import type { EntrySource } from '../../../src/picker/entry.ts';
import { makeList } from '../../../src/picker/list.ts';
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
    expect(list.measureColumns(english)).toEqual({ name: 9, account: 4, role: 3, region: 0, left: 0 });
    let slices = 1;
    while (list.readOn()) slices++;
    expect(slices).toBeGreaterThan(1);
    expect(made()).toBe(3000);
    expect(list.measureColumns(english)).toMatchObject({ role: 13 });
  });

  it('is searched and sorted whole, however little of it was read', () => {
    const list = makeList(largeSource().source);
    expect(list.find('administrator', 'recent')).toEqual([2999]);
    const [first] = makeList(largeSource().source).find('', 'account');
    expect(first).toBe(2999);
  });

  it('finds the same for a longer word whether or not the shorter one was looked for', () => {
    const typed = makeList(largeSource().source);
    for (const query of ['t', 'te', 't2', 'te 29', 'te 299', 'te 299 !2', 'te 299 !21', 'te', 'te 1']) {
      expect([query, typed.find(query, 'recent')]).toEqual([
        query,
        makeList(largeSource().source).find(query, 'recent'),
      ]);
    }
  });
});
