/** A line of at least this width was wrapped because it was full; a shorter one ends where the author intended. */
const fullFrom = 85;

/**
 * Joins the wrapped lines of each paragraph in a help page, so that it fits a window of any width. Code, lists, columns, and headings stay
 * as they are.
 * @param {string} text
 */
export function flowPage(text) {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return flowLines(text.split(end)).join(end);
}

/**
 * The width of a line in columns; Japanese characters take two. Without a package, because this module is loaded before the packages are
 * installed.
 * @param {string} line
 */
function widthOf(line) {
  return line.length + (line.match(/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\uff00-\uff60]/gu) ?? []).length;
}

/** Joins the wrapped lines of each paragraph. @param {string[]} lines */
export function flowLines(lines) {
  /** @type {string[]} */
  const flown = [];
  let before = '';
  let isCode = false;
  for (const line of lines) {
    // The first paragraph of an example is code.
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
 * Tests whether a line continues the paragraph or list item of the line before it.
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

/** Joins two lines: Japanese has no spaces within a sentence, except next to Latin letters. @param {string} text @param {string} more */
function join(text, more) {
  const isWithin = /[\u3000-\u9fff\uff00-\uffef]$/.test(text) && /^[\u3000-\u9fff\uff00-\uffef]/.test(more);
  const isAtMark = /[\u3000-\u303f]$/.test(text) || /^[\u3000-\u303f]/.test(more);
  return `${text}${isWithin || isAtMark ? '' : ' '}${more}`;
}
