import type { Edges } from '../edges/edges.ts';
import { splitWords } from './python.ts';

/**
 * Splits a command line into program and arguments as the AWS CLI does (botocore's compat_shell_split): by POSIX shell
 * quoting, on Windows by the rules of Microsoft's C runtime. No shell is involved, so `;`, `&&`, and `$( )` are plain
 * text. Returns null if a quote is not closed or the command line is empty.
 */
export function splitCommand(commandLine: string, platform: Edges['platform']): readonly string[] | null {
  const words = platform === 'win32' ? splitWindowsWords(commandLine) : splitWords(commandLine);
  return words === null || words.length === 0 ? null : words;
}

/**
 * Whether the path of a program needs no quotes in a command line, for cmd.exe too: letters of any language, digits, and characters
 * without a special meaning for cmd.exe.
 */
export function isPlainProgram(path: string): boolean {
  return /^[\p{L}\p{M}\p{N}_@+:.\\~-]+$/u.test(path);
}

/** In an argument, / , and = are allowed too; cmd.exe would end the path of a program at them. */
function isPlainArgument(word: string): boolean {
  return /^[\p{L}\p{M}\p{N}_@+:.\\~=,/-]+$/u.test(word);
}

/** A command line by the rules of Microsoft's C runtime, with quotes only where they are necessary. */
export function quoteForWindows([program = '', ...words]: readonly string[]): string {
  const first = isPlainProgram(program) ? program : quote(program);
  return [first, ...words.map((word) => (isPlainArgument(word) ? word : quote(word)))].join(' ');
}

/** Backslashes escape only before a quote: 2n of them mean n and a quote that quotes; 2n+1 mean n and a literal quote. */
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

/** Doubles backslashes only before a quote. */
function quote(word: string): string {
  return `"${word.replace(/(\\*)("|$)/g, (_all, slashes: string, quote: string) => `${slashes}${slashes}${quote && '\\"'}`)}"`;
}
