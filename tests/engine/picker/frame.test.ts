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
      '    開発環境   111122223333  Developer                  -',
      '    ?[2Jevil?  111122223333                             -',
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
      '    開発環境      111122223333  Developer                  -',
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
      '    開発環境   111122223333  -',
      'Enter selects  Esc cancels  Del clears',
    ]);
  });

  it('cuts one long name, and not many, for the role and the region', () => {
    const more = { role: 'Developer', region: 'ap-northeast-1' };
    const long = entryOf('team-with-a-long-name-in-the-account-of-sandboxes-7', more);
    const many = ['alpha', 'beta', 'gamma'].map((name) =>
      entryOf(`a-name-in-a-company-that-has-long-names-${name}`, more),
    );
    expect(draw({ list: [entryOf('dev', more), long, entryOf('prod', more)] }).lines.slice(1, 5)).toEqual([
      '    Profile                             Account       Role       Region',
      '>   dev                                 111122223333  Developer  ap-northeast-1',
      '    team-with-a-long-name-in-the-acco~  111122223333  Developer  ap-northeast-1',
      '    prod                                111122223333  Developer  ap-northeast-1',
    ]);
    expect(draw({ list: many }).lines.slice(1, 3)).toEqual([
      '    Profile                                        Account       Role',
      '>   a-name-in-a-company-that-has-long-names-alpha  111122223333  Developer',
    ]);
  });

  it.each([
    [8, 2],
    [8, 1],
    [7, 5],
    [200, 20],
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

describe('screens in both languages', () => {
  const some = [...entries.slice(0, 2), entryOf('開発環境', { role: 'Developer' })].map((entry) => ({
    ...entry,
    region: null,
  }));
  const long = [
    entryOf('a-name-that-is-longer-than-its-column-is-wide', { secondsLeft: 3599, isProtected: true }),
    entryOf('本番環境の管理者のための長い名前のプロファイル', { secondsLeft: 500 }),
    entryOf('e\u0301cole-😀', { isCurrent: true }),
  ];
  const markTwo = (state: PickerState) =>
    (['home', 'mark', 'mark-back'] as const).reduce((now, kind) => takeStep(now, { kind }, 4), state);

  it.each<[string, Given, readonly string[], readonly string[]]>([
    [
      'the keys',
      {
        rows: 18,
        list: some,
        options: { multi: true },
        act: (state) => takeStep(state, { kind: 'text', text: '?' }, 4),
      },
      [
        'AWS role>                                                     3/3  recent first',
        '',
        'dev eu                      finds words in any order, or letters in order',
        '!prod                       excludes entries with that word',
        'Up Down PgUp PgDn Home End  move the selection, as do Ctrl+P and Ctrl+N',
        'Ctrl+W, Ctrl+U              erase a word, or the whole search',
        'Ctrl+R                      changes the order: recent first, name, account',
        'Tab, Shift+Tab              mark the entry and move on',
        'Enter                       selects the entry',
        'Esc, Ctrl+C                 cancel without changes',
        'Delete                      clears the current role',
        'Ctrl+O                      opens the AWS console with the entry',
        'Ctrl+Y                      copies the name of the entry',
        '?                           shows or hides this help',
        '',
        '',
        '',
        'Enter selects  Esc cancels  Del clears  Tab marks  ? keys  * current',
      ],
      [
        'AWS ロール>                                                       3/3  最近の順',
        '',
        'dev eu                  検索します (語順は自由、文字の順でも一致)',
        '!prod                   その語を含む項目を除外します',
        '↑ ↓ PgUp PgDn Home End  移動します (Ctrl+P、Ctrl+N も使えます)',
        'Ctrl+W, Ctrl+U          単語か全体を削除します',
        'Ctrl+R                  並び順を切り替えます (最近、名前、アカウント)',
        'Tab, Shift+Tab          マークして次に進みます',
        'Enter                   選択します',
        'Esc, Ctrl+C             何も変更せずに中止します',
        'Delete                  現在のロールを解除します',
        'Ctrl+O                  AWS コンソールを開きます',
        'Ctrl+Y                  名前をコピーします',
        '?                       このキー一覧の表示を切り替えます',
        '',
        '',
        '',
        'Enter 選択  Esc 中止  Del 解除  Tab マーク  ? キー一覧  * 現在  ! 要確認',
      ],
    ],
    [
      'the keys whole in a window of 40 columns',
      {
        ...{ columns: 40, rows: 21, list: some, options: { multi: true } },
        act: (state) => takeStep(state, { kind: 'text', text: '?' }, 4),
      },
      [
        'AWS role>             3/3  recent first',
        '',
        'dev eu  finds words in any order, or',
        '  letters in order',
        '!prod  excludes entries with that word',
        'Up Down PgUp PgDn Home End  move the',
        '  selection, as do Ctrl+P and Ctrl+N',
        'Ctrl+W, Ctrl+U  erase a word, or the',
        '  whole search',
        'Ctrl+R  changes the order: recent',
        '  first, name, account',
        'Tab, Shift+Tab  mark the entry and move',
        '  on',
        'Enter  selects the entry',
        'Esc, Ctrl+C  cancel without changes',
        'Delete  clears the current role',
        'Ctrl+O  opens the AWS console with the',
        '  entry',
        'Ctrl+Y  copies the name of the entry',
        '?  shows or hides this help',
        'Enter selects  Esc cancels  Del clears',
      ],
      [
        'AWS ロール>               3/3  最近の順',
        '',
        'dev eu  検索します',
        '  (語順は自由、文字の順でも一致)',
        '!prod  その語を含む項目を除外します',
        '↑ ↓ PgUp PgDn Home End  移動します',
        '  (Ctrl+P、Ctrl+N も使えます)',
        'Ctrl+W, Ctrl+U  単語か全体を削除します',
        'Ctrl+R  並び順を切り替えます',
        '  (最近、名前、アカウント)',
        'Tab, Shift+Tab  マークして次に進みます',
        'Enter  選択します',
        'Esc, Ctrl+C  何も変更せずに中止します',
        'Delete  現在のロールを解除します',
        'Ctrl+O  AWS コンソールを開きます',
        'Ctrl+Y  名前をコピーします',
        '?  このキー一覧の表示を切り替えます',
        '',
        '',
        '',
        'Enter 選択  Esc 中止  Del 解除',
      ],
    ],
    [
      'that nothing fits',
      { columns: 60, rows: 6, list: some, query: 'zzz' },
      [
        'AWS role> zzz                             0/3  recent first',
        '    Profile   Account       Role       Left',
        '    no matches',
        '',
        '',
        'Enter selects  Esc cancels  Del clears  ? keys  * current',
      ],
      [
        'AWS ロール> zzz                               0/3  最近の順',
        '    プロファイル  アカウント    ロール     残り',
        '    一致する項目はありません',
        '',
        '',
        'Enter 選択  Esc 中止  Del 解除  ? キー一覧  * 現在',
      ],
    ],
    [
      'names longer than a window of 40 columns',
      { columns: 40, rows: 7, list: long, act: (state) => takeStep(state, { kind: 'down' }, 4) },
      [
        'AWS role>             3/3  recent first',
        '    Profile                      Left',
        '  ! a-name-that-is-longer-than~  59 min',
        '>   本番環境の管理者のための長~  8 min',
        ' *  e\u0301cole-😀                     -',
        '',
        'Enter selects  Esc cancels  Del clears',
      ],
      [
        'AWS ロール>               3/3  最近の順',
        '    プロファイル                  残り',
        '  ! a-name-that-is-longer-than-~  59 分',
        '>   本番環境の管理者のための長~   8 分',
        ' *  e\u0301cole-😀                      -',
        '',
        'Enter 選択  Esc 中止  Del 解除',
      ],
    ],
    [
      'several that are marked',
      { columns: 60, list: some, options: { multi: true, actions: false }, act: markTwo },
      [
        'AWS role>                       2 marked  3/3  recent first',
        '    Profile   Account       Role       Left',
        '>* +dev       111122223333  Developer  59 min',
        '  !+prod      111122223333  Admin      8 min',
        '    開発環境  111122223333  Developer  -',
        '',
        '',
        'Enter selects  Esc cancels  Tab marks  ? keys  * current',
      ],
      [
        'AWS ロール>                     2 件をマーク  3/3  最近の順',
        '    プロファイル  アカウント    ロール     残り',
        '>* +dev           111122223333  Developer  59 分',
        '  !+prod          111122223333  Admin      8 分',
        '    開発環境      111122223333  Developer  -',
        '',
        '',
        'Enter 選択  Esc 中止  Tab マーク  ? キー一覧  * 現在',
      ],
    ],
  ])('show %s', (_what, given, inEnglish, inJapanese) => {
    expect(draw({ ...given, words: english }).lines).toEqual(inEnglish);
    expect(draw({ ...given, words: japanese }).lines).toEqual(inJapanese);
  });

  it('tell of a protected one that it asks, in its row and in its plan', () => {
    const plan = [english, japanese].map(({ plan: { asksFirst } }) => asksFirst);
    expect(plan).toEqual(['requires confirmation', '確認が必要です']);
    expect(draw({ list: some }).lines[3]).toMatch(/^> ! prod /);
    expect(draw({ list: some, words: japanese }).lines[7]).toMatch(/! 要確認$/);
  });

  it('say that it is searched while more is read', () => {
    const many = Array.from({ length: 3000 }, (_, at) => entryOf(`name-${at}`, {}));
    for (const words of [english, japanese]) {
      expect(draw({ list: many, query: 'zzz', words }).lines[2]?.trim()).toBe(words.searching);
    }
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

  it('goes on in the next line where it is wider than the window and there is room', () => {
    const { lines } = draw({ columns: 28, rows: 24 });
    expect(lines.slice(-9, -4)).toEqual([
      '─'.repeat(27),
      'prod: region eu-west-1',
      'asks for an MFA code',
      'assume role Admin in',
      '444455556666',
    ]);
  });

  it('is left out where room is short, and never takes the last entry', () => {
    expect(draw({ columns: 60, rows: 12 }).lines.join('\n')).not.toContain('region eu-west-1');
    for (let rows = 1; rows < 60; rows++)
      for (const columns of [10, 80, 150]) expect(divide({ columns, rows }).rows).toBeGreaterThan(0);
  });
});

describe('the colours', () => {
  const lookOf = ({ lines, looks }: Cells, row: number, text: string) => looks[row]?.[(lines[row] ?? '').indexOf(text)];

  it('are the sixteen of the terminal: what matched, the current, the protected, much time, little and none', () => {
    const shown = draw({ look: 'colour', query: 'd', act: (state) => takeStep(state, { kind: 'end' }, 4) });
    expect(lookOf(shown, 2, '*')).toBe('1;32');
    expect(lookOf(shown, 2, 'dev')).toBe('1;35');
    expect(lookOf(shown, 2, 'ev')).toBe('.');
    expect(lookOf(shown, 2, '59')).toBe('32');
    expect(lookOf(shown, 3, '!')).toBe('31');
    expect(lookOf(shown, 3, 'pro')).toBe('31');
    expect(lookOf(shown, 3, '8')).toBe('33');
    expect(new Set(draw({ look: 'colour' }).looks[4])).toEqual(new Set(['.', '2']));
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
