/** A line this wide was ended because it was full, a shorter one because its author meant it. */
const fullFrom = 85;

/**
 * Help whose paragraphs are one line each, so that they flow in a window of any width: in the source they are wrapped. What is
 * no paragraph stays as it is: code, lists, columns, headings.
 * @param {string} text
 */
export function flowPage(text) {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return flowLines(text.split(end)).join(end);
}

/**
 * In columns, of which Japanese letters take two. No package does it: this is loaded before the packages are installed.
 * @param {string} line
 */
function widthOf(line) {
  return line.length + (line.match(/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\uff00-\uff60]/gu) ?? []).length;
}

/** The same for lines. @param {string[]} lines */
export function flowLines(lines) {
  /** @type {string[]} */
  const flown = [];
  let before = '';
  let isCode = false;
  for (const line of lines) {
    // The first paragraph of an example.
    if (/^\s*\.EXAMPLE/.test(line)) isCode = true;
    else if (line.trim() === '' && !/\.EXAMPLE/.test(before)) isCode = false;
    const last = flown.at(-1);
    if (last !== undefined && !isCode && continues(before, line)) flown[flown.length - 1] = join(last, line.trim());
    else flown.push(line);
    before = line;
  }
  return flown;
}

/**
 * Whether a line goes on with the paragraph, or with the item of a list, that the one before it is of.
 * @param {string} before
 * @param {string} line
 */
function continues(before, line) {
  const text = line.trim();
  if (text === '' || /^([-#.]\s?|PS>)/.test(text) || widthOf(before) < fullFrom) return false;
  if (hasColumns(before) || hasColumns(line)) return false;
  const isItem = /^ *- /.test(before);
  return indentOf(line) === indentOf(before) + (isItem ? 2 : 0);
}

/** @param {string} line */
function hasColumns(line) {
  return /\S {2,}\S/.test(line);
}

/** @param {string} line */
function indentOf(line) {
  return line.length - line.trimStart().length;
}

/** Japanese has no blank within a sentence, but beside Latin letters. @param {string} text @param {string} more */
function join(text, more) {
  const isWithin = /[\u3000-\u9fff\uff00-\uffef]$/.test(text) && /^[\u3000-\u9fff\uff00-\uffef]/.test(more);
  const isAtMark = /[\u3000-\u303f]$/.test(text) || /^[\u3000-\u303f]/.test(more);
  return `${text}${isWithin || isAtMark ? '' : ' '}${more}`;
}
