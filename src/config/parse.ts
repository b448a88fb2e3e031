import { indentOf } from './python.ts';

/**
 * Text to a literal document: every line as it stands, with its place and what it is by its own first characters.
 * What a line means (whether an indented line continues a value, which lines are comments) is left to the readings,
 * since aws-cli and the SDKs answer that differently.
 */

/** `continuation` is every other line that is indented, `entry` every one that is not. */
export type LineKind = 'blank' | 'comment' | 'header' | 'continuation' | 'entry';

export interface Line {
  /** Counts from 1. */
  readonly number: number;
  readonly kind: LineKind;
  /** Without the line end. */
  readonly text: string;
  /** How much white space leads, in characters. */
  readonly indent: number;
  readonly lineBreak: LineBreak;
}

/** `''` ends a file whose last line is not ended. */
export type LineBreak = '\n' | '\r\n' | '\r' | '';

/** Lines are made as they are asked for: a file of 20 MB would hold a gigabyte of them. */
export interface Document {
  readonly text: string;
  readonly lines: () => Iterable<Line>;
}

/** Never fails. The lines joined with their line ends are the same text, character for character. */
export function parse(text: string): Document {
  return { text, lines: () => parseLines(text) };
}

/** Each kind of line end is looked for once, and again only behind the last one found: no text costs more than its length. */
function* parseLines(text: string): Generator<Line> {
  // -1, none, becomes a position behind every text.
  const find = (char: string, from: number) => text.indexOf(char, from) >>> 0;
  let lineFeed = find('\n', 0);
  let carriageReturn = find('\r', 0);
  for (let number = 1, start = 0; start < text.length; number++) {
    if (lineFeed < start) lineFeed = find('\n', start);
    if (carriageReturn < start) carriageReturn = find('\r', start);
    const end = Math.min(lineFeed, carriageReturn, text.length);
    const lineBreak = lineBreakAt(text, end);
    yield parseLine(text.slice(start, end), number, lineBreak);
    start = end + lineBreak.length;
  }
}

function lineBreakAt(text: string, at: number): LineBreak {
  if (at >= text.length) return '';
  if (text.charCodeAt(at) === 0x0a) return '\n';
  return text.charCodeAt(at + 1) === 0x0a ? '\r\n' : '\r';
}

function parseLine(text: string, number: number, lineBreak: LineBreak): Line {
  const indent = indentOf(text);
  return { number, kind: kindOf(text, indent), text, indent, lineBreak };
}

function kindOf(text: string, indent: number): LineKind {
  if (indent === text.length) return 'blank';
  const first = text.charAt(indent);
  if (first === '#' || first === ';') return 'comment';
  if (indent > 0) return 'continuation';
  return first === '[' ? 'header' : 'entry';
}
