import type { Random } from './random.ts';

/** Random text from everything that has a meaning for a parser: cases that no scenario covers. */
export function generateSoup(random: Random): string {
  const lines = Array.from({ length: random.integer(1, 14) }, (_, at) =>
    at === 0 && random.chance(0.8) ? '[default]' : soupLine(random),
  );
  return lines.map((line) => line + random.pick(['\n', '\n', '\n', '\r\n', '\r', ''])).join('');
}

/** Most lines have a form that a parser knows, with odd pieces in it. */
function soupLine(random: Random): string {
  const pieces = (most: number) =>
    Array.from({ length: random.integer(0, most) }, () => random.pick(soupPieces)).join('');
  return random.weighted<() => string>([
    [3, () => `[profile ${pieces(3)}]${random.chance(0.2) ? pieces(2) : ''}`],
    [1, () => `[${pieces(3)}]`],
    [4, () => `${random.pick(['k', 'l', 'm', 'n'])}${random.integer(0, 99)}${pieces(1)}=${pieces(4)}`],
    [4, () => `${random.pick([' ', '  ', '\t', '    '])}${pieces(2)}=${pieces(2)}`],
    [1, () => `#${pieces(2)}`],
    [1, () => pieces(5)],
    [1, () => ''],
  ])();
}

const soupPieces: readonly [string, ...string[]] = [
  '[',
  ']',
  '=',
  ':',
  '#',
  ';',
  ' #',
  ' ;',
  '"',
  "'",
  '\\',
  ' ',
  '  ',
  '\t',
  'a',
  'B',
  'profile',
  'profile ',
  'default',
  'DEFAULT',
  'services ',
  'sso-session ',
  '__proto__',
  'constructor',
  '\u00a0',
  '\u3000',
  '\u2028',
  '\u0085',
  '\u001c',
  '\u001f',
  '\u000b',
  '\u000c',
  '\ufeff',
  'é',
  'İ',
  'Σ',
  'ß',
  'ǅ',
  '日本',
  '😂',
  '\u200b',
  '%(a)s',
  '\x24{a}',
  '$a',
  '1',
  '-',
];
