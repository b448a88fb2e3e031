import { describe, expect, it } from 'vitest';
import { type Entry, sourceOf } from '../../../src/picker/entry.ts';
import { divide, renderChange, renderFrame } from '../../../src/picker/frame.ts';
import { makeList } from '../../../src/picker/list.ts';
import { makeState, type PickerOptions, type PickerState, takeStep } from '../../../src/picker/state.ts';
import type { Look } from '../../../src/picker/style.ts';
import { english, japanese, type Words } from '../../../src/picker/words.ts';
import { type Cells, paintCells } from '../../support/cells.ts';

const entries: readonly Entry[] = [
  entryOf('dev', { role: 'Developer', region: 'ap-northeast-1', secondsLeft: 3599, isCurrent: true }),
  entryOf('prod', { role: 'Admin', region: 'eu-west-1', isProtected: true, secondsLeft: 500 }),
  entryOf('開発環境', { role: 'Developer' }),
  entryOf('\u001b[2Jevil\u202e', {}),
];
const preview = ['prod: region eu-west-1', 'asks for an MFA code', 'assume role Admin in 444455556666'];

function entryOf(name: string, more: Partial<Entry>): Entry {
  const nothing = {
    accountName: null,
    sso: null,
    role: null,
    region: null,
    secondsLeft: null,
    isCurrent: false,
    isProtected: false,
  };
  return { name, account: '111122223333', ...nothing, ...more };
}

interface Given {
  readonly columns?: number;
  readonly rows?: number;
  readonly query?: string;
  readonly look?: Look;
  readonly words?: Words;
  readonly options?: Partial<PickerOptions>;
  readonly list?: readonly Entry[];
  readonly act?: (state: PickerState) => PickerState;
}

function draw({
  columns = 80,
  rows = 8,
  query = '',
  look = 'none',
  words = english,
  list = entries,
  ...given
}: Given = {}): Cells {
  const made = makeList(sourceOf(list));
  const options = { title: words.title, actions: true, multi: false, digits: false, ...given.options };
  const state = makeState(made, options, { columns, rows }, query);
  const facts = { words, look, widths: made.measureColumns(words), preview };
  return paintCells(renderChange(renderFrame(given.act?.(state) ?? state, facts), undefined), { columns, rows });
}

describe('the list on the screen', () => {
  it('shows what was typed, the columns, the marks, the time left and the keys', () => {
    expect(draw().lines).toEqual([
      'AWS role>                                                     4/4  recent first',
      '    Profile    Account       Role       Region          Left',
      ' *  dev        111122223333  Developer  ap-northeast-1  59 min',
      '> ! prod       111122223333  Admin      eu-west-1       8 min',
      '    開発環境   111122223333  Developer',
      '    ?[2Jevil?  111122223333',
      '',
      'Enter selects  Esc cancels  Del clears  ? keys  * current  ! protected',
    ]);
  });

  it('is in Japanese for who speaks it, in line', () => {
    expect(draw({ words: japanese, query: 'd' }).lines).toEqual([
      'AWS ロール> d                                                     3/4  最近の順',
      '    プロファイル  アカウント    ロール     リージョン      残り',
      ' *  dev           111122223333  Developer  ap-northeast-1  59 分',
      '> ! prod          111122223333  Admin      eu-west-1       8 分',
      '    開発環境      111122223333  Developer',
      '',
      '',
      'Enter 選択  Esc 中止  Del 解除  ? キー一覧  * 現在  ! 要確認',
    ]);
  });

  it('keeps name, account and time in 40 cells', () => {
    expect(draw({ columns: 40, rows: 6 }).lines).toEqual([
      'AWS role>             4/4  recent first',
      '    Profile    Account       Left',
      ' *  dev        111122223333  59 min',
      '> ! prod       111122223333  8 min',
      '    開発環境   111122223333',
      'Enter selects  Esc cancels  Del clears',
    ]);
  });

  it.each([
    [8, 2],
    [8, 1],
    [7, 5],
    [200, 60],
    [12, 4],
  ])('fits into %i x %i cells, in either language and look', (columns, rows) => {
    for (const words of [english, japanese]) {
      for (const look of ['colour', 'plain', 'none'] as const) {
        for (const query of ['', 'dev 開発 long words']) {
          expect(() => draw({ columns, rows, words, look, query, options: { multi: true } })).not.toThrow();
        }
      }
    }
  });

  it('says that there is no match', () => {
    expect(draw({ query: 'zzz' }).lines.slice(0, 3)).toEqual([
      'AWS role> zzz                                                 0/4  recent first',
      '    Profile    Account       Role       Region          Left',
      '    no matches',
    ]);
  });

  it('shows the end of a long query, the cursor behind it', () => {
    const { lines, cursor } = draw({ columns: 40, query: `${'x'.repeat(50)}end` });
    expect(lines[0]).toBe('AWS role> xxxxxxxxend 0/4  recent first');
    expect(cursor).toEqual({ row: 0, column: 21 });
  });

  it('shows the digits that pick, the marked ones, and how many they are', () => {
    expect(draw({ options: { digits: true } }).lines[2]).toMatch(/^>\*0 dev/);
    const { lines } = draw({ options: { multi: true }, act: (state) => takeStep(state, { kind: 'mark' }, 4) });
    expect(lines[0]).toContain('1 marked  4/4');
    expect(lines[3]).toMatch(/^ {2}!\+prod/);
  });

  it('shows the keys that there are, and no others', () => {
    const help = (options: Partial<PickerOptions>) =>
      draw({ rows: 20, options, act: (state) => takeStep(state, { kind: 'text', text: '?' }, 4) }).lines.join('\n');
    expect(help({})).toContain('Ctrl+O                      opens the AWS console');
    expect(help({})).not.toContain('Shift+Tab');
    expect(help({ actions: false, multi: true })).not.toMatch(/Ctrl\+O|Delete/);
    expect(help({ actions: false, multi: true })).toContain('Shift+Tab');
  });

  it('says which name was copied', () => {
    expect(draw({ act: (state) => takeStep(state, { kind: 'copy' }, 4) }).lines.at(-1)).toBe('copied: prod');
  });
});

describe('the plan of the chosen one', () => {
  it('stands beside the list in a wide window', () => {
    const { lines } = draw({ columns: 120, rows: 10 });
    expect(lines[1]).toMatch(/Profile .*│ prod: region eu-west-1$/);
    expect(lines[3]).toMatch(/^> ! prod .*│ assume role Admin in 444455556666$/);
  });

  it('stands below it in a tall one', () => {
    const { lines } = draw({ columns: 60, rows: 24 });
    expect(lines.slice(-9, -5)).toEqual(['─'.repeat(59), ...preview]);
  });

  it('is left out where room is short, and never takes the last entry', () => {
    expect(draw({ columns: 60, rows: 12 }).lines.join('\n')).not.toContain('region eu-west-1');
    for (let rows = 1; rows < 60; rows++)
      for (const columns of [10, 80, 150]) expect(divide({ columns, rows }).rows).toBeGreaterThan(0);
  });
});

describe('the colours', () => {
  const lookOf = ({ lines, looks }: Cells, row: number, text: string) => looks[row]?.[(lines[row] ?? '').indexOf(text)];

  it('are the sixteen of the terminal: what matched, the current, the protected, much time and little', () => {
    const shown = draw({ look: 'colour', query: 'd', act: (state) => takeStep(state, { kind: 'end' }, 4) });
    expect(lookOf(shown, 2, '*')).toBe('1;32');
    expect(lookOf(shown, 2, 'dev')).toBe('1;35');
    expect(lookOf(shown, 2, 'ev')).toBe('.');
    expect(lookOf(shown, 2, '59')).toBe('32');
    expect(lookOf(shown, 3, '!')).toBe('31');
    expect(lookOf(shown, 3, 'pro')).toBe('31');
    expect(lookOf(shown, 3, '8')).toBe('33');
    const used = new Set(shown.looks.flat().flatMap((look) => look.split(';')));
    expect([...used].filter((code) => !/^(?:\.|[1247]|3[1-6])$/.test(code))).toEqual([]);
  });

  it('leave the chosen line reversed from end to end, and what matched in it underlined', () => {
    const shown = draw({ look: 'colour', query: 'pro' });
    expect(new Set(shown.looks[2]?.slice(0, 79).map((look) => look.split(';')[0]))).toEqual(new Set(['7']));
    expect(lookOf(shown, 2, 'prod')).toBe('7;1;4');
  });

  it('are none with NO_COLOR, where bold, faint and reversed stay', () => {
    const shown = draw({ look: 'plain', query: 'd' });
    const used = new Set(shown.looks.flat().flatMap((look) => look.split(';')));
    expect([...used].filter((code) => !/^[.1247]$/.test(code))).toEqual([]);
    expect(used).toContain('7');
  });

  it('are none at all in a terminal that has none', () => {
    expect(new Set(draw({ look: 'none', query: 'd' }).looks.flat())).toEqual(new Set(['.']));
  });
});

describe('the next frame', () => {
  it('writes the lines that changed, and leaves the same screen', () => {
    const list = makeList(sourceOf(entries));
    const options = { title: 'AWS role', actions: true, multi: false, digits: false };
    const size = { columns: 80, rows: 8 };
    const facts = { words: english, look: 'colour', widths: list.measureColumns(english), preview } as const;
    const first = makeState(list, options, size);
    const next = takeStep(first, { kind: 'down' }, 4);
    const [before, after] = [renderFrame(first, facts), renderFrame(next, facts)];
    const change = renderChange(after, before);
    expect([...change.matchAll(/\x1b\[(\d+);1H/g)].map(([, row]) => row)).toEqual(['1', '4', '5']);
    expect(paintCells(renderChange(before, undefined) + change, size)).toEqual(
      paintCells(renderChange(after, undefined), size),
    );
  });
});
