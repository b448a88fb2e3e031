/** Letters of every language, digits, and signs that mean nothing to cmd.exe: before an argument it takes / , and = for its end. */
const plainProgram = /^[\p{L}\p{M}\p{N}_@+:.\\~-]+$/u;
const plainArgument = /^[\p{L}\p{M}\p{N}_@+:.\\~=,/-]+$/u;

/** Whether a program's path can stand in a command line as it is, for cmd.exe too. */
export function isPlainProgram(path: string): boolean {
  return plainProgram.test(path);
}

/** A command line by the rules of Microsoft's C runtime, with quotes only where they are needed. */
export function quoteForWindows([program = '', ...words]: readonly string[]): string {
  const first = isPlainProgram(program) ? program : quote(program);
  return [first, ...words.map((word) => (plainArgument.test(word) ? word : quote(word)))].join(' ');
}

/** Backslashes count only before a quote. */
function quote(word: string): string {
  return `"${word.replace(/(\\*)("|$)/g, (_all, slashes: string, quote: string) => `${slashes}${slashes}${quote && '\\"'}`)}"`;
}
