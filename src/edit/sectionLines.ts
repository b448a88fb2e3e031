import { rstrip } from '../config/python.ts';
import type { SectionName } from '../config/sections.ts';
import { type Draft, type DraftLine, newLine, splice } from './draft.ts';
import { renameHeader, renderHeader } from './header.ts';
import { endOf, findSection, outlineOf, skipIndentedComments } from './outline.ts';

/** Edits of whole sections. */

/** Adds a section at the end, after an empty line. */
export function addSection(draft: Draft, name: SectionName, body: readonly string[]): Draft {
  const gap = draft.lines.length === 0 ? [] : [''];
  const lines = [...gap, renderHeader(name, draft.kind), ...body];
  return splice(draft, draft.lines.length, 0, lines.map(newLine));
}

/** Removes each section of that name, an overridden one too, which would come to life otherwise. */
export function removeSections(draft: Draft, name: SectionName): Draft {
  const section = findSection(outlineOf(draft), name);
  if (section === undefined) return draft;
  const end = skipIndentedComments(draft, endOf(section));
  const gap = findGap(draft, section.at, end);
  const start = gap === 'before' ? section.at - 1 : section.at;
  const behind = gap === 'behind' ? skipBlank(draft, end) : end;
  return removeSections(splice(draft, start, behind - start, []), name);
}

/** Gives each section of that name another name. */
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

/** Adds the section's lines again under another name. */
export function copySection(draft: Draft, name: SectionName, to: string): Draft {
  const section = findSection(outlineOf(draft), name);
  if (section === undefined) return draft;
  const body = draft.lines.slice(section.at + 1, endOf(section)).map(({ text }) => text);
  return addSection(draft, { ...name, name: to }, body);
}

/** One empty line goes with a section: the one before the last section, or those behind one that had one before it. */
function findGap(draft: Draft, start: number, end: number): 'before' | 'behind' | 'none' {
  const isAfterGap = start === 0 || isBlank(draft.lines[start - 1]);
  if (end === draft.lines.length) return start > 0 && isAfterGap ? 'before' : 'none';
  return isAfterGap && isBlank(draft.lines[end]) ? 'behind' : 'none';
}

function skipBlank(draft: Draft, at: number): number {
  return at < draft.lines.length && isBlank(draft.lines[at]) ? skipBlank(draft, at + 1) : at;
}

function isBlank(line: DraftLine | undefined): boolean {
  return line !== undefined && rstrip(line.text) === '';
}
