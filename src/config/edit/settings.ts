import type { SectionName } from '../sections.ts';
import { type Draft, type DraftLine, newLine, splice } from './draft.ts';
import { namesSection, splitKey } from './edit.ts';
import { indentationOf, renderEntry, rewriteValue } from './entryLine.ts';
import { type EntryOutline, endOfEntry, findSection, type Outline, outlineOf, type SectionOutline } from './outline.ts';

/** Edits of single settings. They take what `validateKey` and `validateValue` let pass. */

/** Sets a key of a section that is there: where the key stands, or behind the last one. */
export function setKey(draft: Draft, name: SectionName, key: string, value: string): Draft {
  const section = findSection(outlineOf(draft), name);
  if (section === undefined) return draft;
  const { outer, inner } = splitKey(key);
  const entry = section.entries.find((candidate) => candidate.key === outer);
  if (inner !== null) return setInner(draft, section, entry, { outer, inner, value });
  return entry === undefined
    ? insertLines(draft, section, (indent) => [renderEntry(key, value, indent)])
    : rewriteEntry(draft, entry, value);
}

/** Removes a key, with the lines that its value goes on in. */
export function unsetKey(draft: Draft, name: SectionName, key: string): Draft {
  const { outer, inner } = splitKey(key);
  const entry = findSection(outlineOf(draft), name)?.entries.find((candidate) => candidate.key === outer);
  if (entry === undefined) return draft;
  const at = inner === null ? undefined : findInner(draft, entry, inner);
  if (inner === null || (at !== undefined && entry.continued.length === 1)) return dropEntry(draft, entry);
  return at === undefined ? draft : splice(draft, at, 1, []);
}

/** Rewrites a value in all sections, `[DEFAULT]` included. */
export function retarget(draft: Draft, key: string, from: string, to: string): Draft {
  const places = listEntries(outlineOf(draft)).filter((entry) => entry.key === key && namesSection(entry.value, from));
  // From the last one on, so that the places before stay where they are.
  return places
    .sort((one, other) => other.at - one.at)
    .reduce((edited, entry) => rewriteEntry(edited, entry, to), draft);
}

function listEntries({ sections, defaults }: Outline): EntryOutline[] {
  return [...defaults, ...sections.flatMap(({ entries }) => entries)];
}

function rewriteEntry(draft: Draft, entry: EntryOutline, value: string): Draft {
  return rewriteLine(dropContinued(draft, entry), entry.at, value, false);
}

function rewriteLine(draft: Draft, at: number, value: string, isNested: boolean): Draft {
  const line = draft.lines[at];
  if (line === undefined) return draft;
  const { text, comment } = rewriteValue(line.text, value, isNested);
  const above = comment === null ? [] : [newLine(comment)];
  return splice(draft, at, 1, [...above, { ...line, text }]);
}

interface InnerSetting {
  readonly outer: string;
  readonly inner: string;
  readonly value: string;
}

function setInner(
  draft: Draft,
  section: SectionOutline,
  entry: EntryOutline | undefined,
  { outer, inner, value }: InnerSetting,
): Draft {
  if (entry === undefined) {
    return insertLines(draft, section, (indent) => [`${indent}${outer} =`, renderEntry(inner, value, `${indent}    `)]);
  }
  const at = findInner(draft, entry, inner);
  if (at !== undefined) return rewriteLine(draft, at, value, true);
  const last = entry.continued.at(-1) ?? entry.at;
  const indent = entry.continued.length > 0 ? indentationAt(draft, last) : `${indentationAt(draft, entry.at)}    `;
  return splice(draft, last + 1, 0, [newLine(renderEntry(inner, value, indent))]);
}

/** Of several lines with one key the last one counts. Keys inside a block keep their case. */
function findInner(draft: Draft, entry: EntryOutline, inner: string): number | undefined {
  return entry.continued.findLast((at) => {
    const text = draft.lines[at]?.text ?? '';
    return text.includes('=') && text.slice(0, text.indexOf('=')).trim() === inner;
  });
}

/** Behind the last entry and with its indentation, since an entry that is indented less would end its block. */
function insertLines(draft: Draft, section: SectionOutline, render: (indent: string) => readonly string[]): Draft {
  const last = section.entries.at(-1);
  const indent = last === undefined ? '' : indentationAt(draft, last.at);
  const at = last === undefined ? section.at + 1 : endOfEntry(last);
  return splice(draft, at, 0, render(indent).map(newLine));
}

function indentationAt(draft: Draft, at: number): string {
  return indentationOf(draft.lines[at]?.text ?? '');
}

function dropEntry(draft: Draft, entry: EntryOutline): Draft {
  return splice(dropContinued(draft, entry), entry.at, 1, []);
}

/** Comments between the lines of a value stay, unless they are indented: those would go on with the value above. */
function dropContinued(draft: Draft, entry: EntryOutline): Draft {
  const count = endOfEntry(entry) - entry.at - 1;
  return splice(draft, entry.at + 1, count, draft.lines.slice(entry.at + 1, entry.at + 1 + count).filter(isComment));
}

function isComment({ text }: DraftLine): boolean {
  return text.startsWith('#') || text.startsWith(';');
}
