import type { FileKind } from '../config/profile.ts';
import { rstrip, splitWords } from '../config/python.ts';
import type { SectionName } from '../config/sections.ts';
import { type Draft, type DraftLine, newLine, type Replacement, replaceLines, splice } from './draft.ts';
import { idOf } from './model.ts';
import { endOf, findSection, outlineOf, skipIndentedComments } from './outline.ts';

/** Edits of whole sections and of headers. */

/** Adds sections at the end, each after a blank line. */
export function addSections(
  draft: Draft,
  sections: readonly { readonly name: SectionName; readonly body: readonly string[] }[],
): Draft {
  const lines = sections.flatMap(({ name, body }) => ['', renderHeader(name, draft.kind), ...body]);
  return splice(draft, draft.lines.length, 0, lines.slice(draft.lines.length === 0 ? 1 : 0).map(newLine));
}

/** Removes every section with one of these names, including overridden ones, which would become effective otherwise. */
export function removeSections(draft: Draft, names: readonly SectionName[]): Draft {
  const ids = new Set(names.map(idOf));
  const removed = outlineOf(draft).sections.filter(({ name }) => name !== null && ids.has(idOf(name)));
  const ranges: { readonly start: number; end: number }[] = [];
  for (const section of removed) {
    const last = ranges.at(-1);
    const end = skipIndentedComments(draft, endOf(section));
    // Adjacent removed sections leave one gap, not several.
    if (last !== undefined && skipBlank(draft, last.end) === section.at) last.end = end;
    else ranges.push({ start: section.at, end });
  }
  return replaceLines(
    draft,
    ranges.map(({ start, end }) => withGap(draft, start, end)),
  );
}

function withGap(draft: Draft, start: number, end: number): Replacement {
  const gap = findGap(draft, start, end);
  const at = gap === 'before' ? start - 1 : start;
  const afterGap = gap === 'after' ? skipBlank(draft, end) : end;
  return { at, count: afterGap - at, lines: [] };
}

/** Renames each section of that name. */
export function renameSections(draft: Draft, name: SectionName, to: string): Draft {
  const sections = outlineOf(draft).sections.filter(
    (section) => section.name?.kind === name.kind && section.name.name === name.name,
  );
  return sections.reduce((edited, { at }) => {
    const lines = edited.lines.slice(at, at + 1);
    const renamed = lines.map((line) => ({ ...line, text: renameHeader(line.text, name, to, edited.kind) }));
    return splice(edited, at, 1, renamed);
  }, draft);
}

/** Adds a copy of a section, under another name. */
export function copySection(draft: Draft, name: SectionName, to: string): Draft {
  const section = findSection(outlineOf(draft), name);
  if (section === undefined) return draft;
  const body = draft.lines.slice(section.at + 1, endOf(section)).map(({ text }) => text);
  return addSections(draft, [{ name: { ...name, name: to }, body }]);
}

/** The header of a section, with brackets. In the credentials file, it contains only the name. */
export function renderHeader({ kind, name }: SectionName, file: FileKind): string {
  if (file === 'credentials' || (kind === 'profile' && name === 'default')) return `[${name}]`;
  return `[${kind} ${quoteWord(name)}]`;
}

/** Renames the section in the line of a header. The rest of the line stays; so do the quotes, if possible. */
export function renameHeader(line: string, section: SectionName, name: string, file: FileKind): string {
  const [start, end] = [line.indexOf('['), line.lastIndexOf(']')];
  const inside = renameInside(line.slice(start + 1, end), section, name, file);
  return line.slice(0, start + 1) + inside + line.slice(end);
}

/** Which blank lines are removed with a section: those after it if there is one before it; for the last section, the one before it. */
function findGap(draft: Draft, start: number, end: number): 'before' | 'after' | 'none' {
  const isAfterGap = start === 0 || isBlank(draft.lines[start - 1]);
  if (end === draft.lines.length) return start > 0 && isAfterGap ? 'before' : 'none';
  return isAfterGap && isBlank(draft.lines[end]) ? 'after' : 'none';
}

function skipBlank(draft: Draft, at: number): number {
  let next = at;
  while (next < draft.lines.length && isBlank(draft.lines[next])) next++;
  return next;
}

function isBlank(line: DraftLine | undefined): boolean {
  return line !== undefined && rstrip(line.text) === '';
}

function renameInside(header: string, { kind, name: before }: SectionName, name: string, file: FileKind): string {
  const whole = renderHeader({ kind, name }, file);
  if (file === 'credentials' || name === 'default' || header === before) return whole.slice(1, -1);
  const at = findSecondWord(header);
  const word = header.slice(at).trimEnd();
  return header.slice(0, at) + requote(word, name) + header.slice(at + word.length);
}

/** The start of the name: after the first gap with exactly one word on each side. */
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

/** Keeps the quotes if the old name had them without need, since that is the user's style. */
function requote(word: string, name: string): string {
  const [, quote, before = ''] = /^(["'])(.*)\1$/s.exec(word) ?? [];
  const keepsQuotes = quote !== undefined && !/["'\\]/.test(name) && (isPlain(before) || !isPlain(name));
  return keepsQuotes ? `${quote}${name}${quote}` : quoteWord(name);
}

/** Makes a name one word for shlex, quoted only if necessary, in double quotes, which the SDKs that support quotes understand. */
function quoteWord(name: string): string {
  return isPlain(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

function isPlain(name: string): boolean {
  return /^[^\s"'\\]+$/.test(name);
}
