import type { FileKind } from '../config/profile.ts';
import { splitWords } from '../config/python.ts';
import type { SectionName } from '../config/sections.ts';

/** Headers of sections: written again, and with another name in place of theirs. */

/** The header of a section, brackets included. In the credentials file the name stands as it is. */
export function renderHeader({ kind, name }: SectionName, file: FileKind): string {
  if (file === 'credentials' || (kind === 'profile' && name === 'default')) return `[${name}]`;
  return `[${kind} ${quoteWord(name)}]`;
}

/** A header's line with another name. What stands around the name stays, its kind of quotes too where it can. */
export function renameHeader(line: string, section: SectionName, name: string, file: FileKind): string {
  const [start, end] = [line.indexOf('['), line.lastIndexOf(']')];
  const inside = renameInside(line.slice(start + 1, end), section, name, file);
  return line.slice(0, start + 1) + inside + line.slice(end);
}

function renameInside(header: string, { kind, name: before }: SectionName, name: string, file: FileKind): string {
  const whole = renderHeader({ kind, name }, file);
  if (file === 'credentials' || name === 'default' || header === before) return whole.slice(1, -1);
  const at = findSecondWord(header);
  const word = header.slice(at).trimEnd();
  return header.slice(0, at) + requote(word, name) + header.slice(at + word.length);
}

/** Where the name begins: the first gap that leaves one word on each side. */
function findSecondWord(header: string): number {
  const gaps = Array.from(header.matchAll(/[ \t]+/g), (gap) => ({ start: gap.index, end: gap.index + gap[0].length }));
  const gap = gaps.find(
    ({ start, end }) => countWords(header.slice(0, start)) === 1 && countWords(header.slice(end)) === 1,
  );
  return gap?.end ?? header.length;
}

function countWords(text: string): number {
  return splitWords(text)?.length ?? 0;
}

/** Quotes that the old name did not need are somebody's habit, and stay. */
function requote(word: string, name: string): string {
  const [, quote, before = ''] = /^(["'])(.*)\1$/s.exec(word) ?? [];
  const keepsQuotes = quote !== undefined && !/["'\\]/.test(name) && (isPlain(before) || !isPlain(name));
  return keepsQuotes ? `${quote}${name}${quote}` : quoteWord(name);
}

/** One word to shlex, in quotes only where it needs them: those SDKs that read quotes know double ones. */
function quoteWord(name: string): string {
  return isPlain(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

function isPlain(name: string): boolean {
  return /^[^\s"'\\]+$/.test(name);
}
