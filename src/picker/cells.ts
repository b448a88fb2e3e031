import stringWidth from 'string-width';

/** How many cells of a terminal a text takes. */
export function measure(text: string): number {
  if (isPlain(text)) return text.length;
  return isSimple(text) ? text.length + text.replace(narrow, '').length : stringWidth(text);
}

/** Text that no terminal takes for more than text: control, format and separating characters are `?`. */
export function makeInert(text: string): string {
  return isPlain(text) ? text : text.replace(/[\uFE00-\uFE0F]/g, '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '?');
}

/** The characters that fit into so many cells, with a `~` in the last one where some did not. */
export function cut(text: string, width: number): string {
  if (measure(text) <= width) return text;
  return width <= 0 ? '' : `${cutWhole(text, width - 1)}~`;
}

/** A text in lines of so many cells, broken at blanks where there are any; each but the first is indented as the first is. */
export function wrap(text: string, width: number): readonly string[] {
  if (measure(text) <= width) return [text];
  const indent = /^ */.exec(text)?.[0] ?? '';
  const whole = cutWhole(text, width);
  const blank = text.lastIndexOf(' ', whole.length);
  const end = blank > indent.length ? blank : whole.length;
  // No room for one more character: what is left is cut.
  if (end <= indent.length) return [cut(text, width)];
  return [text.slice(0, end), ...wrap(indent + text.slice(end).trimStart(), width)];
}

/** The characters that fit into so many cells. */
function cutWhole(text: string, width: number): string {
  let [kept, used] = ['', 0];
  for (const character of charactersOf(text)) {
    used += measure(character);
    if (used > width) break;
    kept += character;
  }
  return kept;
}

/** The end of a text that fits into so many cells. */
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

/** The text without its last character, as a person counts them. */
export function dropLast(text: string): string {
  return charactersOf(text).slice(0, -1).join('');
}

let segmenter: Intl.Segmenter | undefined;

/** Characters as a person counts them. The segmenter is made when it is needed: it takes a third of an empty start. */
function charactersOf(text: string): readonly string[] {
  if (isSimple(text)) return text.split('');
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** Of these each is a character of its own, in one cell or, beyond the first two ranges, in two; for others the library is loaded. */
function isSimple(text: string): boolean {
  return /^[ -~\u2500-\u257f\u3001-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uff01-\uff60]*$/.test(text);
}

const narrow = /[ -~\u2500-\u257f]/g;
