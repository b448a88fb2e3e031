import { type Environment, isJapanese } from '../core/environment.ts';

/** The texts of the list in one language; `{0}` is a placeholder. */
export interface Words {
  readonly title: string;
  readonly columns: { readonly [Column in 'name' | 'account' | 'role' | 'region' | 'left']: string };
  readonly orders: { readonly [Order in 'recent' | 'name' | 'account']: string };
  readonly hints: {
    readonly [Hint in 'enter' | 'escape' | 'delete' | 'mark' | 'more' | 'current' | 'protected']: string;
  };
  readonly keys: { readonly [Row in KeyRow]: readonly [keys: string, meaning: string] };
  readonly nothing: string;
  readonly searching: string;
  readonly copied: string;
  readonly marked: string;
  readonly minutes: string;
  readonly plan: { readonly [Line in PlanWord]: string };
}

type KeyRow =
  | ('type' | 'exclude' | 'move' | 'erase' | 'order' | 'mark' | 'enter' | 'escape')
  | ('delete' | 'console' | 'copy' | 'help');

type PlanWord =
  | ('region' | 'noRegion' | 'mfa' | 'mfaProcess' | 'externalId')
  | ('asksCode' | 'asksFirst' | 'asksNothing' | 'cached');

/** The texts in the specified language, by default in the language of the locale. */
export function wordsFor(language: string | undefined, environment: Environment): Words {
  return isJapanese(language, environment) ? japanese : english;
}

export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_all, at) => String(values[Number(at)] ?? ''));
}

/** The remaining time of a session in minutes, rounded down as in Get-AwsRole and the prompt. */
export function renderLeft(seconds: number, words: Words): string {
  return fill(words.minutes, Math.floor(seconds / 60));
}

export const english: Words = {
  title: 'AWS role',
  columns: { name: 'Profile', account: 'Account', role: 'Role', region: 'Region', left: 'Left' },
  orders: { recent: 'recent first', name: 'by name', account: 'by account' },
  hints: {
    enter: 'Enter selects',
    escape: 'Esc cancels',
    delete: 'Del clears',
    mark: 'Tab marks',
    more: '? keys',
    current: '* current',
    protected: '! protected',
  },
  keys: {
    type: ['dev eu', 'finds words in any order, or letters in order'],
    exclude: ['!prod', 'excludes entries with that word'],
    move: ['Up Down PgUp PgDn Home End', 'move the selection, as do Ctrl+P and Ctrl+N'],
    erase: ['Ctrl+W, Ctrl+U', 'erase a word, or the whole search'],
    order: ['Ctrl+R', 'changes the order: recent first, name, account'],
    mark: ['Tab, Shift+Tab', 'mark the entry and move on'],
    enter: ['Enter', 'selects the entry'],
    escape: ['Esc, Ctrl+C', 'cancel without changes'],
    delete: ['Delete', 'clears the current role'],
    console: ['Ctrl+O', 'opens the AWS console with the entry'],
    copy: ['Ctrl+Y', 'copies the name of the entry'],
    help: ['?', 'shows or hides this help'],
  },
  nothing: 'no matches',
  searching: 'searching...',
  copied: 'copied: {0}',
  marked: '{0} marked',
  minutes: '{0} min',
  plan: {
    region: 'region {0}',
    noRegion: 'no region',
    mfa: 'MFA device {0}',
    mfaProcess: 'MFA code from mfa_process',
    externalId: 'external ID {0}',
    asksCode: 'requires an MFA code',
    asksFirst: 'requires confirmation',
    asksNothing: 'no MFA code required',
    cached: 'cached, {0} left: no call to AWS, no MFA code',
  },
};

export const japanese: Words = {
  title: 'AWS ロール',
  columns: { name: 'プロファイル', account: 'アカウント', role: 'ロール', region: 'リージョン', left: '残り' },
  orders: { recent: '最近の順', name: '名前順', account: 'アカウント順' },
  hints: {
    enter: 'Enter 選択',
    escape: 'Esc 中止',
    delete: 'Del 解除',
    mark: 'Tab マーク',
    more: '? キー一覧',
    current: '* 現在',
    protected: '! 要確認',
  },
  keys: {
    type: ['dev eu', '検索します (語順は自由、文字の順でも一致)'],
    exclude: ['!prod', 'その語を含む項目を除外します'],
    move: ['↑ ↓ PgUp PgDn Home End', '移動します (Ctrl+P、Ctrl+N も使えます)'],
    erase: ['Ctrl+W, Ctrl+U', '単語か全体を削除します'],
    order: ['Ctrl+R', '並び順を切り替えます (最近、名前、アカウント)'],
    mark: ['Tab, Shift+Tab', 'マークして次に進みます'],
    enter: ['Enter', '選択します'],
    escape: ['Esc, Ctrl+C', '何も変更せずに中止します'],
    delete: ['Delete', '現在のロールを解除します'],
    console: ['Ctrl+O', 'AWS コンソールを開きます'],
    copy: ['Ctrl+Y', '名前をコピーします'],
    help: ['?', 'このキー一覧の表示を切り替えます'],
  },
  nothing: '一致する項目はありません',
  searching: '検索しています...',
  copied: 'コピーしました: {0}',
  marked: '{0} 件をマーク',
  minutes: '{0} 分',
  plan: {
    region: 'リージョン {0}',
    noRegion: 'リージョンなし',
    mfa: 'MFA デバイス {0}',
    mfaProcess: 'MFA コードは mfa_process から取得',
    externalId: '外部 ID {0}',
    asksCode: 'MFA コードが必要です',
    asksFirst: '確認が必要です',
    asksNothing: 'MFA コードは不要です',
    cached: 'キャッシュ済み、残り {0}: 呼び出しも MFA コードも不要です',
  },
};
