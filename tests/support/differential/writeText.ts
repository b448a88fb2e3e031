import type { Random } from './random.ts';
import type { Entry } from './scenario.ts';

/** A section to write; its header includes the brackets. */
export interface WrittenSection {
  readonly header: string;
  readonly entries: readonly Entry[];
}

/** How odd a text is: the probability of an oddity at each place. */
export interface Style {
  /** Forms that the AWS CLI reads: comments, other delimiters, continuation lines, case. */
  readonly variety: number;
  /** Forms that make a file unreadable, or hide a section or setting. */
  readonly damage: number;
}

/** Writes sections as INI text in one of the many ways that users and programs write it. */
export function writeText(random: Random, sections: readonly WrittenSection[], style: Style): string {
  const lines: string[] = [];
  if (random.chance(style.variety)) lines.push(filler(random));
  for (const section of sections) {
    lines.push(section.header + trailer(random, style));
    for (const entry of section.entries) lines.push(...entryLines(random, entry, style), ...between(random, style));
    if (random.chance(0.6)) lines.push('');
  }
  return joinLines(random, lines);
}

/** The header of a profile in the config file, with its name quoted in one of the shells' ways, sometimes wrongly. */
export function configHeader(random: Random, kind: string, name: string, style: Style): string {
  if (random.chance(style.damage))
    return random.pick([
      `[${name}]`,
      `[Profile ${name}]`,
      `[${kind} ${name}`,
      `[ ${kind} ${name}]`,
      `[${kind}${name}]`,
    ]);
  if (kind === 'profile' && name === 'default' && random.chance(0.8)) return '[default]';
  const space = random.chance(style.variety) ? random.pick(['  ', '\t', ' \t ']) : ' ';
  const word = random.chance(style.variety) ? 'profiles'.slice(0, random.integer(7, 8)) : kind;
  const tail = random.chance(style.variety) ? ' ' : '';
  return `[${kind === 'profile' ? word : kind}${space}${quoteName(random, name, style)}${tail}]`;
}

function quoteName(random: Random, name: string, style: Style): string {
  const plain = /^[^\s'"\\]+$/.test(name);
  if (plain && !random.chance(style.variety)) return name;
  if (random.chance(style.damage * 2)) return name;
  const escaped = name.replace(/[\s'"\\]/g, '\\$&');
  const double = `"${name.replace(/["\\]/g, '\\$&')}"`;
  const single = name.includes("'") ? double : `'${name}'`;
  return random.pick(
    name === '' ? [double, single] : [double, single, escaped, `${name.charAt(0) === "'" ? "\\'" : ''}${double}`],
  );
}

function entryLines(random: Random, [key, value]: Entry, style: Style): string[] {
  const odd = (probability: number) => random.chance(probability);
  if (odd(style.damage))
    return [random.pick([key, `= ${value}`, ` ${key} = ${value}`, `${key} ${value}`, `[${key}`, '[]', ': x'])];
  const name = odd(style.variety) ? random.pick([key.toUpperCase(), key.charAt(0).toUpperCase() + key.slice(1)]) : key;
  const delimiter = odd(style.variety)
    ? random.pick(['=', ' =', '= ', ':', ' : ', '\t=\t', ' \u00a0= ', ' =\u3000'])
    : ' = ';
  const nested = value.startsWith('\n');
  const indent = random.pick(['  ', '    ', '\t', ' ']);
  const lines = nested
    ? [
        `${name}${delimiter}`,
        ...value
          .slice(1)
          .split('\n')
          .map((line) => (line === '' ? '' : `${indent}${line}`)),
      ]
    : [`${name}${delimiter}${value}${trailer(random, style)}`];
  if (odd(style.variety / 3)) lines.push(...continuation(random, nested, style));
  if (odd(style.damage)) lines.push(`${key} = again`);
  return lines;
}

function continuation(random: Random, nested: boolean, style: Style): string[] {
  const more =
    nested && !random.chance(style.damage)
      ? ['  more = 1', '\tMore=2', '  = nothing', ' x = a\u2028b = c', ' y =\u0085z = 1']
      : [' more', '\t-continued', '  key = value', '  [section]', '   a\u001cb'];
  const gap = random.chance(0.3) ? [random.pick(['', '  ', '# gap', '  ; gap'])] : [];
  return [...gap, ...random.shuffle(more).slice(0, random.integer(1, 2))];
}

/** Text that may follow a value or header on its line. */
function trailer(random: Random, style: Style): string {
  return random.chance(style.variety)
    ? random.pick([' ', '\t', ' # note', ' ; note', '#note', ' #', '\u00a0', ' \u001f', ' ] x'])
    : '';
}

function between(random: Random, style: Style): string[] {
  return random.chance(style.variety) ? [filler(random)] : [];
}

function filler(random: Random): string {
  return random.pick([
    '',
    '# comment',
    '; comment',
    '  # indented',
    '\t; indented',
    '   ',
    '\u3000',
    '#',
    '\u0085',
    '\u001c',
    '## [profile hidden]',
    '# a = b',
  ]);
}

function joinLines(random: Random, lines: readonly string[]): string {
  const lineBreak = random.weighted([
    [12, '\n'],
    [4, '\r\n'],
    [2, '\r'],
    [1, ''],
  ]);
  const ends = lines.map(() => (lineBreak === '' ? random.pick(['\n', '\r\n', '\r']) : lineBreak));
  const text = lines.map((line, at) => line + (ends[at] ?? '')).join('');
  return random.chance(0.2) ? text.replace(/[\r\n]+$/, '') : text;
}
