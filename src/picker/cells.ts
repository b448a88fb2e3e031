import stringWidth from 'string-width';

/** How many cells of a terminal a text takes. */
export function measure(text: string): number {
  return isPlain(text) ? text.length : stringWidth(text);
}

/** Text that no terminal takes for more than text: control, format and separating characters are `?`. */
export function makeInert(text: string): string {
  return isPlain(text) ? text : text.replace(/[\uFE00-\uFE0F]/g, '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '?');
}

/** The characters that fit into so many cells, with a `~` in the last one where some did not. */
export function cut(text: string, width: number): string {
  if (measure(text) <= width) return text;
  if (width <= 0) return '';
  let [kept, used] = ['', 0];
  for (const { segment } of segmenter.segment(text)) {
    used += measure(segment);
    if (used >= width) break;
    kept += segment;
  }
  return `${kept}~`;
}

/** The end of a text that fits into so many cells. */
export function cutStart(text: string, width: number): string {
  let rest = text;
  while (rest !== '' && measure(rest) > width) rest = dropFirst(rest);
  return rest;
}

/** The text without its last character, as a person counts them. */
export function dropLast(text: string): string {
  const segments = [...segmenter.segment(text)];
  return segments
    .slice(0, -1)
    .map(({ segment }) => segment)
    .join('');
}

const segmenter = new Intl.Segmenter();

function dropFirst(text: string): string {
  const [first] = segmenter.segment(text);
  return text.slice(first?.segment.length ?? 1);
}

function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
