import { indentOf } from './python.ts';

/**
 * Text to a literal document: every line as it stands, with its place and what it is by its own first characters.
 * What a line means (whether an indented line continues a value, which lines are comments) is left to the readings,
 * since aws-cli and the SDKs answer that differently.
 */

export type LineKind = 'blank' | 'comment' | 'header' | 'entry' | 'continuation' | 'other';

export interface Line {
  /** Counts from 1. */
  readonly number: number;
  readonly kind: LineKind;
  /** Without the line end. */
  readonly text: string;
  /** How much white space leads, in characters. */
  readonly indent: number;
  readonly lineBreak: '\n' | '\r\n' | '\r' | '';
}

export interface Document {
  readonly lines: readonly Line[];
}

/** Returns the lines of a text; never fails. `render` gives back the same text, character for character. */
export function parse(text: string): Document {
  const lines: Line[] = [];
  let start = 0;
  let carriageReturn = text.indexOf('\r');
  while (start < text.length) {
    let lineFeed = text.indexOf('\n', start);
    if (lineFeed < 0) lineFeed = text.length;
    if (carriageReturn >= 0 && carriageReturn < start) carriageReturn = text.indexOf('\r', start);
    const end = carriageReturn >= 0 && carriageReturn < lineFeed ? carriageReturn : lineFeed;
    const lineBreak = lineBreakAt(text, end);
    lines.push(parseLine(text.slice(start, end), lines.length + 1, lineBreak));
    start = end + lineBreak.length;
    if (lineBreak === '') break;
  }
  return { lines };
}

/** The text that a document stands for. */
export function renderDocument(document: Document): string {
  return document.lines.map((line) => line.text + line.lineBreak).join('');
}

function lineBreakAt(text: string, at: number): Line['lineBreak'] {
  if (at >= text.length) return '';
  if (text.charCodeAt(at) === 0x0a) return '\n';
  return text.charCodeAt(at + 1) === 0x0a ? '\r\n' : '\r';
}

function parseLine(text: string, number: number, lineBreak: Line['lineBreak']): Line {
  const indent = indentOf(text);
  return { number, kind: kindOf(text, indent), text, indent, lineBreak };
}

function kindOf(text: string, indent: number): LineKind {
  if (indent === text.length) return 'blank';
  const first = text.charAt(indent);
  if (first === '#' || first === ';') return 'comment';
  if (indent > 0) return 'continuation';
  if (first === '[') return 'header';
  return text.includes('=') || text.includes(':') ? 'entry' : 'other';
}
