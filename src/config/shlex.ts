/**
 * Splits text into words as Python's `shlex.split(text)` does in its POSIX mode, which aws-cli uses for section names.
 * Returns null where Python raises ValueError: a quote that is not closed, a backslash at the end.
 */
export function splitWords(text: string): string[] | null {
  // Nearly every header is two plain words; letter by letter, ten thousand of them are felt.
  if (!twoPlainWords.test(text)) return splitLetters(text);
  const space = text.indexOf(' ');
  return [text.slice(0, space), text.slice(space + 1)];
}

const twoPlainWords = /^[^\s'"\\]+ [^\s'"\\]+$/;

function splitLetters(text: string): string[] | null {
  const words: string[] = [];
  let word = '';
  let inWord = false;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\' && quote !== "'") {
      at++;
      if (at === text.length) return null;
      word += escaped(text.charAt(at), quote);
      inWord = true;
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else word += char;
    } else if (char === '"' || char === "'") {
      quote = char;
      inWord = true;
    } else if (isSeparator(char)) {
      if (inWord) words.push(word);
      word = '';
      inWord = false;
    } else {
      word += char;
      inWord = true;
    }
  }
  if (quote !== '') return null;
  if (inWord) words.push(word);
  return words;
}

/** Inside double quotes a backslash escapes only itself and the quote; elsewhere every character. */
function escaped(char: string, quote: string): string {
  return quote === '' || char === '\\' || char === quote ? char : `\\${char}`;
}

/** shlex's own four, fewer than `str.isspace`. */
function isSeparator(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\n';
}
