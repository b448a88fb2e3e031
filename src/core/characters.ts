import { say } from './say.ts';

/** An invisible character in a text, or one that only looks like the character that was meant. */
export interface OddCharacter {
  /** With its article: `a zero-width space (U+200B)`. */
  readonly name: string;
  /** The position in characters, from 1. */
  readonly position: number;
}

/** The first invisible character or special space: names contain none of these, in any language. */
export function findOddCharacter(text: string): OddCharacter | undefined {
  return findCharacter(text, new RegExp(odd, 'u'));
}

/** The first odd character, or a dash, quotation mark, or full-width sign that only looks like the ASCII character. */
export function findLookalike(text: string): OddCharacter | undefined {
  return findCharacter(text, new RegExp(`${odd}|[\\u2010-\\u2015\\u2018-\\u201f\\u2212\\uff01-\\uff5e]`, 'u'));
}

/** The first character beyond printable ASCII. */
export function findBeyondAscii(text: string): OddCharacter | undefined {
  return findCharacter(text, /[^\x20-\x7e]/u);
}

/** The text as it was probably meant: with ASCII spaces, dashes, and quotation marks, and without invisible characters. */
export function withoutLookalikes(text: string): string {
  return text
    .replace(/\p{Zs}/gu, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u201c-\u201f]/g, '"')
    .replace(/[\u2018-\u201b]/g, "'")
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** The first character that an access key cannot contain: a space, or one that is not printable ASCII. */
export function findForeignCharacter(text: string): OddCharacter | undefined {
  return findCharacter(text, /[^\x21-\x7e]/u);
}

/** Describes a character: `a zero-width space (U+200B)`, `the character U+0430`. */
export function nameCharacter(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  const name =
    names.get(point) ?? (point >= 0xff01 && point <= 0xff5e ? say`a full-width ${shown(point - 0xfee0)}` : undefined);
  if (name !== undefined) return `${name} (${code})`;
  return point > 0x20 && point < 0x7f ? say`the character ${shown(point)}` : say`the character ${code}`;
}

/** Invisible characters, and spaces other than the ASCII space. Not the joiners, which Persian and emoji contain. */
const odd = String.raw`(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}`;

function findCharacter(text: string, pattern: RegExp): OddCharacter | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  return { name: nameCharacter(match[0]), position: [...text.slice(0, match.index)].length + 1 };
}

function shown(point: number): string {
  return JSON.stringify(String.fromCodePoint(point)).replace(/^"\\""$/, `'"'`);
}

const names: ReadonlyMap<number, string> = new Map([
  [0x09, say`a tab`],
  [0x0a, say`a line feed`],
  [0x0d, say`a carriage return`],
  [0x20, say`a space`],
  [0x85, say`a next-line character`],
  [0xa0, say`a no-break space`],
  [0xad, say`a soft hyphen`],
  [0x200b, say`a zero-width space`],
  [0x200c, say`a zero-width non-joiner`],
  [0x200d, say`a zero-width joiner`],
  [0x200e, say`a left-to-right mark`],
  [0x200f, say`a right-to-left mark`],
  [0x2010, say`a Unicode hyphen`],
  [0x2011, say`a no-break hyphen`],
  [0x2012, say`a figure dash`],
  [0x2013, say`an en dash`],
  [0x2014, say`an em dash`],
  [0x2015, say`a horizontal bar`],
  [0x2018, say`a curly quotation mark`],
  [0x2019, say`a curly quotation mark`],
  [0x201a, say`a low quotation mark`],
  [0x201b, say`a curly quotation mark`],
  [0x201c, say`a curly quotation mark`],
  [0x201d, say`a curly quotation mark`],
  [0x201e, say`a low quotation mark`],
  [0x201f, say`a curly quotation mark`],
  [0x2026, say`an ellipsis`],
  [0x2028, say`a line separator`],
  [0x2029, say`a paragraph separator`],
  [0x202f, say`a narrow no-break space`],
  [0x2060, say`a word joiner`],
  [0x2212, say`a minus sign`],
  [0x3000, say`an ideographic space`],
  [0xfeff, say`a byte order mark`],
]);
