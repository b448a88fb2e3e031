import stringWidth from 'string-width';

/** The width of a text in terminal cells. */
export function measure(text: string): number {
  if (isPlain(text)) return text.length;
  return isSimple(text) ? text.length + text.replace(narrow, '').length : stringWidth(text);
}

/** Replaces control, format, and separator characters by `?`, so that a terminal treats the text as nothing but text. */
export function makeInert(text: string): string {
  return isPlain(text) ? text : text.replace(/[\uFE00-\uFE0F]/g, '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '?');
}

/** Cuts a text to a width in cells; a `~` in the last cell marks a cut. */
export function cut(text: string, width: number): string {
  if (measure(text) <= width) return text;
  return width <= 0 ? '' : `${cutWhole(text, width - 1)}~`;
}

/** Wraps a text to a width in cells, at blanks if possible. Later lines have the indent of the first. */
export function wrap(text: string, width: number): readonly string[] {
  if (measure(text) <= width) return [text];
  const indent = /^ */.exec(text)?.[0] ?? '';
  const whole = cutWhole(text, width);
  const blank = text.lastIndexOf(' ', whole.length);
  const end = blank > indent.length ? blank : whole.length;
  // There is no room for another character after the indent, so the rest is cut.
  if (end <= indent.length) return [cut(text, width)];
  return [text.slice(0, end), ...wrap(indent + text.slice(end).trimStart(), width)];
}

/** The characters that fit into a width in cells. */
function cutWhole(text: string, width: number): string {
  let [kept, used] = ['', 0];
  for (const character of charactersOf(text)) {
    used += measure(character);
    if (used > width) break;
    kept += character;
  }
  return kept;
}

/** The end of a text that fits into a width in cells. */
export function cutStart(text: string, width: number): string {
  if (measure(text) <= width) return text;
  const characters = charactersOf(text);
  let [begin, used] = [characters.length, 0];
  while (begin > 0) {
    used += measure(characters[begin - 1] ?? '');
    if (used > width) break;
    begin--;
  }
  return characters.slice(begin).join('');
}

/** The text without its last character as the user sees it (grapheme). */
export function dropLast(text: string): string {
  return charactersOf(text).slice(0, -1).join('');
}

let segmenter: Intl.Segmenter | undefined;

/**
 * Splits into characters as the user sees them (graphemes). Creates the segmenter only when needed, since that takes a third
 * of the time of an empty start.
 */
function charactersOf(text: string): readonly string[] {
  if (isSimple(text)) return text.split('');
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/**
 * Whether each UTF-16 unit is a whole character, one cell wide in the first two ranges and two in the others. Other texts
 * need the segmenter.
 */
function isSimple(text: string): boolean {
  return /^[ -~\u2500-\u257f\u3001-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uff01-\uff60]*$/.test(text);
}

const narrow = /[ -~\u2500-\u257f]/g;
