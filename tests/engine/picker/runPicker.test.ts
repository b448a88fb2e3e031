import { describe, expect, it } from 'vitest';
import type { Screen, ScreenEvents, ScreenKey } from '../../../src/edges/screen.ts';
import { type Entry, type EntrySource, sourceOf } from '../../../src/picker/entry.ts';
import { makeList } from '../../../src/picker/list.ts';
import { runPicker } from '../../../src/picker/runPicker.ts';
import { makeState } from '../../../src/picker/state.ts';
import { english } from '../../../src/picker/words.ts';
import { paintCells } from '../../support/cells.ts';

const size = { columns: 60, rows: 10 };
const total = 3000;

/** Thousands of which only the last ones have a role of their own, and names in which all letters of "last" stand apart. */
const names = Array.from({ length: total }, (_, at) => (at < total - 2 ? `lab-${at}-sat` : `z-last-${at}`));

type Keys = string | Partial<ScreenKey>;

/** Shows the list to a person who presses keys, those of one group at once, each after so many entries were read. */
async function run(groups: readonly { readonly after: number; readonly keys: readonly Keys[] }[], query = '') {
  let read = 0;
  const source: EntrySource = {
    names,
    current: '',
    entryAt: (at) => {
      read = Math.max(read, at);
      const nothing = { accountName: null, region: null, secondsLeft: null, isCurrent: false, isProtected: false };
      return { name: names[at] ?? '', account: null, role: at < total - 1 ? 'Dev' : 'Boss', sso: null, ...nothing };
    },
  };
  const rest = [...groups];
  const drawn: { readonly read: number; readonly lines: readonly string[] }[] = [];
  let written = '';
  const screen: Screen = {
    size: () => size,
    write: (text) => {
      written += text;
      drawn.push({ read, lines: paintCells(written, size).lines });
    },
    isQuiet: () => read + 1 < (rest[0]?.after ?? 0),
    next: async (): Promise<ScreenEvents> => {
      const keys = (rest.shift()?.keys ?? []).map(pressed);
      return { keys, isResized: false, isOver: keys.length === 0 };
    },
    close: () => {},
  };
  const list = makeList(source);
  const state = makeState(list, { title: 'AWS role', actions: false, multi: false, digits: false }, size, query);
  const facts = { words: english, look: 'none', preview: async () => ['plan'], copy: () => {} } as const;
  const outcome = await runPicker(screen, state, facts);
  const taken = 'entries' in outcome ? outcome.entries.map((at) => names[at]) : outcome.kind;
  return { drawn, taken };
}

function pressed(key: Keys): ScreenKey {
  const none = { name: undefined, text: undefined, ctrl: false, meta: false, shift: false };
  return { ...none, ...(typeof key === 'string' ? { text: key } : key) };
}

const enter = { name: 'return' };
const down = { name: 'down' };

describe('keys that come before the list is read', () => {
  it('are drawn with what is known, then with all that is found', async () => {
    const { drawn } = await run([
      { after: 0, keys: ['d'] },
      { after: total, keys: [] },
    ]);
    const first = drawn.find(({ lines }) => lines[0]?.startsWith('AWS role> d'));
    expect(first?.read).toBeLessThan(1000);
    expect(first?.lines[0]).toMatch(/ 100\/3000 /);
    expect(drawn.at(-1)?.lines[0]).toMatch(/ 2999\/3000 /);
  });

  it('say that it is searched as long as nothing is found, not that no matches', async () => {
    const { drawn } = await run([
      { after: 0, keys: ['boss'] },
      { after: total, keys: [] },
    ]);
    const shown = drawn.map(({ lines }) => lines[2]?.trim() ?? '');
    expect(shown).toContain('searching...');
    expect(shown).not.toContain('no matches');
    expect(shown.at(-1)).toMatch(/z-last-2999/);
  });

  it.each([
    [[{ after: 0, keys: ['last', enter] }], 'z-last-2998'],
    [
      [
        { after: 0, keys: ['last'] },
        { after: 0, keys: [enter] },
      ],
      'z-last-2998',
    ],
    [[{ after: 0, keys: ['last', down, enter] }], 'z-last-2999'],
    [[{ after: total, keys: ['last', down, enter] }], 'z-last-2999'],
    [[{ after: 0, keys: ['boss', enter] }], 'z-last-2999'],
    [
      [
        { after: 0, keys: ['lab'] },
        { after: 0, keys: [down] },
        { after: total, keys: [enter] },
      ],
      'lab-1-sat',
    ],
  ])('take the same however fast it is read: %j takes %s', async (groups, name) => {
    expect((await run(groups)).taken).toEqual([name]);
  });

  it('leave the cursor where it was moved to, while better ones are found', async () => {
    const { taken } = await run([
      { after: 0, keys: ['last'] },
      { after: 0, keys: [down] },
      { after: total, keys: [enter] },
    ]);
    expect(taken).toEqual(['lab-1-sat']);
  });

  it('may be there with the first frame', async () => {
    expect((await run([{ after: 0, keys: [enter] }], 'boss')).taken).toEqual(['z-last-2999']);
  });
});

describe('while nobody types', () => {
  it('the plan of the chosen one is looked up first, whatever else is to be done', async () => {
    const looked: string[] = [];
    let asked = 0;
    const screen: Screen = {
      ...{ size: () => size, write: () => {}, close: () => {}, isQuiet: () => asked++ === 0 },
      next: async () => ({ keys: [], isResized: false, isOver: true }),
    };
    const nothing = { account: null, accountName: null, role: null, region: null, secondsLeft: null, sso: null };
    const list = makeList(sourceOf([{ name: 'one', ...nothing, isCurrent: false, isProtected: false }]));
    const state = makeState(list, { title: 'AWS role', actions: false, multi: false, digits: false }, size);
    const preview = async ({ name }: Entry) => [String(looked.push(name))];
    await runPicker(screen, state, { words: english, look: 'none', preview, copy: () => {} });
    expect(looked).toEqual(['one']);
  });
});
