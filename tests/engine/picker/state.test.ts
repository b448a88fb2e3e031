import { describe, expect, it } from 'vitest';
import { type Entry, sourceOf } from '../../../src/picker/entry.ts';
import type { Step } from '../../../src/picker/keys.ts';
import { makeList } from '../../../src/picker/list.ts';
import { makeState, type PickerOptions, type PickerState, resize, takeStep } from '../../../src/picker/state.ts';

const rows = 4;
const plain: PickerOptions = { title: 'AWS role', actions: true, multi: false, digits: false };

/** a0 to a9, a3 the current one. */
const entries = Array.from({ length: 10 }, (_, at) => entryOf(`a${at}`, { isCurrent: at === 3 }));

function entryOf(name: string, more: Partial<Entry> = {}): Entry {
  return {
    name,
    account: null,
    accountName: null,
    role: null,
    region: null,
    secondsLeft: null,
    isCurrent: false,
    isProtected: false,
    sso: null,
    ...more,
  };
}

function start(options: Partial<PickerOptions> = {}, list = entries, query = ''): PickerState {
  return makeState(makeList(sourceOf(list)), { ...plain, ...options }, { columns: 40, rows: 7 }, query);
}

type Named = Exclude<Step['kind'], 'text'>;

/** Kinds of steps as they are; other text is typed. */
function take(state: PickerState, steps: readonly (Named | `'${string}`)[]): PickerState {
  return steps.reduce(
    (now, step) =>
      takeStep(now, step.startsWith("'") ? { kind: 'text', text: step.slice(1) } : { kind: step as Named }, rows),
    state,
  );
}

function show({ list, matches, selected, top, query, outcome }: PickerState): string {
  const name = list.names[matches[selected] ?? -1] ?? 'none';
  const taken = outcome !== null && 'entries' in outcome ? outcome.entries : [];
  const names = taken.length === 0 ? '' : ` ${taken.map((at) => list.names[at]).join(',')}`;
  return `${name} from ${top} '${query}' ${outcome?.kind ?? ''}${names}`.trimEnd();
}

describe('the keys of the list', () => {
  it.each<[readonly (Named | `'${string}`)[], string]>([
    [[], "a0 from 0 ''"],
    [['down'], "a1 from 0 ''"],
    [['up'], "a0 from 0 ''"],
    [['down', 'down', 'down', 'down', 'up'], "a3 from 1 ''"],
    [['end'], "a9 from 6 ''"],
    [['end', 'down'], "a9 from 6 ''"],
    [['end', 'home'], "a0 from 0 ''"],
    [['page-down'], "a4 from 1 ''"],
    [['page-down', 'page-down', 'page-down'], "a9 from 6 ''"],
    [['end', 'page-up'], "a5 from 5 ''"],
    [['enter'], "a0 from 0 '' pick a0"],
    [['escape'], "a0 from 0 '' cancel"],
    [['delete'], "a0 from 0 '' clear"],
    [['console'], "a0 from 0 '' console a0"],
    [["'7"], "a7 from 0 '7'"],
    [["'7", 'enter'], "a7 from 0 '7' pick a7"],
    [["'7", 'erase'], "a0 from 0 ''"],
    [['erase'], "a0 from 0 ''"],
    [['end', "'a"], "a0 from 0 'a'"],
    [["'a 9"], "a9 from 0 'a 9'"],
    [["'a 9", 'erase-word'], "a0 from 0 'a '"],
    [["'a 9", 'erase-all'], "a0 from 0 ''"],
    [["'a😀", 'erase'], "a0 from 0 'a'"],
    [["'z"], "none from 0 'z'"],
    [["'z", 'enter', 'down', 'page-down', 'end', 'home', 'up', 'console', 'copy', 'mark'], "none from 0 'z'"],
    [["'z", 'delete'], "none from 0 'z' clear"],
    [['mark'], "a1 from 0 ''"],
    [['mark', 'mark-back'], "a0 from 0 ''"],
    [["'?", 'escape', 'down'], "a1 from 0 ''"],
    [["'?", "'?", 'escape'], "a0 from 0 '' cancel"],
    [["'\uff1f", 'escape', 'down'], "a1 from 0 ''"],
    [["'?", 'down'], "a1 from 0 ''"],
    [["'a?"], "none from 0 'a?'"],
  ])('%j leads to %j', (steps, wanted) => {
    expect(show(take(start(), steps))).toBe(wanted);
  });

  it('take one of the first ten by a digit where that is wanted', () => {
    expect(show(take(start({ digits: true }), ["'7"]))).toBe("a7 from 0 '' pick a7");
    expect(show(take(start({ digits: true }, entries.slice(0, 5)), ["'5"]))).toBe("a3 from 0 ''");
  });

  it('neither clear nor open the console where nobody would do it', () => {
    expect(show(take(start({ actions: false }), ['delete', 'console']))).toBe("a0 from 0 ''");
  });

  it('have nothing to take in an empty list', () => {
    expect(show(take(start({}, []), ['enter', 'down', 'end', 'page-up', "'a", 'mark']))).toBe("none from 0 'a'");
  });

  it('copy the name once', () => {
    const copied = take(start(), ['down', 'copy']);
    expect(copied.copied).toBe('a1');
    expect(take(copied, ['down']).copied).toBeNull();
  });
});

describe('several', () => {
  const multi = { multi: true };

  it('are marked with Tab, and taken together, in the order in which they were marked', () => {
    expect(show(take(start(multi), ['end', 'mark', 'home', 'mark', 'enter']))).toBe("a1 from 0 '' pick a9,a0");
  });

  it('stay marked while something else is searched, and can be unmarked', () => {
    expect(show(take(start(multi), ['mark', "'9", 'mark', 'enter']))).toBe("a9 from 0 '9' pick a0,a9");
    expect(show(take(start(multi), ['mark', 'mark-back', 'mark', 'enter']))).toBe("a1 from 0 '' pick a1");
  });

  it('are the one under the cursor where none is marked', () => {
    expect(show(take(start(multi), ['down', 'enter']))).toBe("a1 from 0 '' pick a1");
  });
});

describe('the cursor', () => {
  const list = [entryOf('dev', { isCurrent: true }), entryOf('dev-eu'), entryOf('prod')];

  it.each([
    ['', 'dev-eu', 'the current one is first, and nobody wants it'],
    ['de', 'dev-eu', 'nor by a part of its name'],
    ['dev', 'dev', 'by its whole name one does'],
    ['prod', 'prod', 'the best match'],
  ])('with %j typed is on %s: %s', (query, wanted) => {
    expect(show(start({}, list, query))).toContain(`${wanted} from`);
  });

  it('is on the current one in a list that digits pick from', () => {
    expect(show(start({ digits: true }))).toBe("a3 from 0 ''");
  });

  it('is on the current one when there is no other', () => {
    expect(show(start({}, list.slice(0, 1)))).toBe("dev from 0 ''");
  });
});

describe('the order', () => {
  const list = [
    entryOf('b', { account: '2' }),
    entryOf('C'),
    entryOf('a', { account: '3' }),
    entryOf('d', { account: '1' }),
  ];
  const names = (state: PickerState) => state.matches.map((at) => list[at]?.name).join('');

  it('goes from recent to name, to account, and round again', () => {
    const state = start({}, list);
    const seen = [1, 2, 3].map((times) => take(state, Array<Named>(times).fill('order')));
    expect([state, ...seen].map(names)).toEqual(['bCad', 'abCd', 'dbaC', 'bCad']);
  });

  it('keeps what was typed, and what is marked', () => {
    const state = take(start({ multi: true }, list), ['mark', 'order', "'d"]);
    expect([names(state), state.query, [...state.marked]]).toEqual(['d', 'd', [0]]);
  });
});

describe('a window of another size', () => {
  it.each([
    [9, 17, 0],
    [9, 5, 5],
    [9, 3, 7],
    [9, 1, 9],
    [0, 3, 0],
  ])('keeps %i in sight and wastes no room: %i lines show from %i', (selected, height, top) => {
    const state = take(start(), [selected === 9 ? 'end' : 'home']);
    expect(resize(state, { columns: 40, rows: height }, height)).toMatchObject({ selected, top });
  });
});
