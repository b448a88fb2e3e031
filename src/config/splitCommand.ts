import type { Edges } from '../edges/edges.ts';
import { splitWords } from './python.ts';

/**
 * Splits a command line into program and arguments as the AWS CLI does (botocore's compat_shell_split): by POSIX shell
 * quoting, on Windows by the rules of Microsoft's C runtime. No shell ever sees it: `;`, `&&` and `$( )` are plain
 * text. Null where a quote is not closed or nothing is there.
 */
export function splitCommand(commandLine: string, platform: Edges['platform']): readonly string[] | null {
  const words = platform === 'win32' ? splitWindowsWords(commandLine) : splitWords(commandLine);
  return words === null || words.length === 0 ? null : words;
}

/**
 * Whether a program's path can be in a command line as it is, for cmd.exe too: letters of every language, digits, and signs that
 * mean nothing to cmd.exe.
 */
export function isPlainProgram(path: string): boolean {
  return /^[\p{L}\p{M}\p{N}_@+:.\\~-]+$/u.test(path);
}

/** In a program's path cmd.exe takes / , and = for the end. */
function isPlainArgument(word: string): boolean {
  return /^[\p{L}\p{M}\p{N}_@+:.\\~=,/-]+$/u.test(word);
}

/** A command line by the rules of Microsoft's C runtime, with quotes only where they are needed. */
export function quoteForWindows([program = '', ...words]: readonly string[]): string {
  const first = isPlainProgram(program) ? program : quote(program);
  return [first, ...words.map((word) => (isPlainArgument(word) ? word : quote(word)))].join(' ');
}

/** Backslashes count only before a quote: 2n of them give n and the quote acts, 2n+1 give n and the quote is text. */
function splitWindowsWords(text: string): string[] | null {
  const words: string[] = [];
  let word = '';
  let inWord = false;
  let quoted = false;
  for (const [piece] of text.matchAll(/\\*"|\\+|[ \t]|[^\\" \t]+/g)) {
    if (piece.endsWith('"')) {
      const slashes = piece.length - 1;
      word += '\\'.repeat(slashes / 2);
      if (slashes % 2 === 1) word += '"';
      else quoted = !quoted;
      inWord = true;
    } else if (quoted || !/^[ \t]$/.test(piece)) {
      word += piece;
      inWord = true;
    } else {
      if (inWord) words.push(word);
      word = '';
      inWord = false;
    }
  }
  if (quoted) return null;
  if (inWord) words.push(word);
  return words;
}

/** Backslashes count only before a quote. */
function quote(word: string): string {
  return `"${word.replace(/(\\*)("|$)/g, (_all, slashes: string, quote: string) => `${slashes}${slashes}${quote && '\\"'}`)}"`;
}
