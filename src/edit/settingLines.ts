import { indentOf, rstrip } from '../config/python.ts';
import { sdkValueOf } from '../config/sdkSyntax.ts';
import type { SectionName } from '../config/sections.ts';
import { type Draft, type DraftLine, newLine, type Replacement, replaceLines } from './draft.ts';
import { refersToSection, splitSettingName } from './edit.ts';
import { idOf } from './model.ts';
import {
  type EntryOutline,
  endOf,
  endOfEntry,
  findSection,
  outlineOf,
  type SectionOutline,
  skipIndentedComments,
} from './outline.ts';

/** Edits of single settings. Names and values must have passed `validateSettingName` and `validateValue`. */

/** Sets settings in existing sections: in place if the setting exists, otherwise after the last entry. */
export function setSettings(draft: Draft, changes: readonly SectionChange[]): Draft {
  const settings = changes.flatMap(({ section, settings }) =>
    Array.from(settings, ([key, value]) => ({ id: idOf(section), key, value })),
  );
  return listBatches(settings).reduce((edited, batch) => {
    // The last section of a name is the effective one.
    const sections = new Map(
      outlineOf(edited).sections.flatMap((section) => (section.name === null ? [] : [[idOf(section.name), section]])),
    );
    const places = batch.flatMap((setting) => {
      const section = sections.get(setting.id);
      return section === undefined ? [] : [place(edited, section, setting)];
    });
    return replaceLines(edited, places);
  }, draft);
}

/** New values for settings of a section. */
interface SectionChange {
  readonly section: SectionName;
  readonly settings: ReadonlyMap<string, string>;
}

/** Removes settings, with the continuation lines of their values. */
export function removeSettings(draft: Draft, name: SectionName, keys: readonly string[]): Draft {
  return listBatches(keys.map((key) => ({ id: '', key }))).reduce((edited, batch) => {
    const entries = findSection(outlineOf(edited), name)?.entries ?? [];
    return replaceLines(
      edited,
      batch.flatMap(({ key }) => remove(edited, entries, key)),
    );
  }, draft);
}

/** Changes a value in all sections, including `[DEFAULT]`. */
export function retarget(draft: Draft, key: string, from: string, to: string): Draft {
  const { sections, defaults } = outlineOf(draft);
  const places = [...defaults, ...sections.flatMap(({ entries }) => entries)].filter(
    (entry) => entry.key === key && refersToSection(entry.value, from),
  );
  return replaceLines(
    draft,
    places.map((entry) => rewriteEntry(draft, entry, to)),
  );
}

interface NewSetting {
  readonly key: string;
  readonly value: string;
}

/** Batches that can each be made in one pass: keys of a nested block are in different ones, since the first may create the block. */
function listBatches<T extends { readonly id: string; readonly key: string }>(settings: readonly T[]): T[][] {
  const batches: T[][] = [];
  const seen = new Map<string, number>();
  for (const setting of settings) {
    const entry = `${setting.id}\n${splitSettingName(setting.key).outer}`;
    const at = seen.get(entry) ?? 0;
    seen.set(entry, at + 1);
    const batch = batches[at];
    if (batch === undefined) batches.push([setting]);
    else batch.push(setting);
  }
  return batches;
}

function place(draft: Draft, section: SectionOutline, { key, value }: NewSetting): Replacement {
  const { outer, inner } = splitSettingName(key);
  const entry = section.entries.find((candidate) => candidate.key === outer);
  if (entry !== undefined)
    return inner === null ? rewriteEntry(draft, entry, value) : placeInner(draft, entry, inner, value);
  // The same indent as the last entry: with less, the new entry would end a block of indented entries.
  const indent = indentationAt(draft, section.entries.at(-1)?.at);
  const lines =
    inner === null
      ? [renderEntry(outer, value, indent)]
      : [`${indent}${outer} =`, renderEntry(inner, value, `${indent}    `)];
  return { at: skipIndentedComments(draft, endOf(section)), count: 0, lines: lines.map(newLine) };
}

function placeInner(draft: Draft, entry: EntryOutline, inner: string, value: string): Replacement {
  const at = findInner(draft, entry, inner);
  if (at !== undefined) return { at, count: 1, lines: rewriteLine(draft, at, value, true) };
  const last = entry.continued.at(-1);
  const indent = last === undefined ? `${indentationAt(draft, entry.at)}    ` : indentationAt(draft, last);
  return { at: endOfEntry(entry), count: 0, lines: [newLine(renderEntry(inner, value, indent))] };
}

function remove(draft: Draft, entries: readonly EntryOutline[], key: string): Replacement[] {
  const { outer, inner } = splitSettingName(key);
  const entry = entries.find((candidate) => candidate.key === outer);
  if (entry === undefined) return [];
  const at = inner === null ? undefined : findInner(draft, entry, inner);
  const isWhole = inner === null || (at !== undefined && entry.continued.length === 1);
  if (isWhole) return [replaceEntry(draft, entry, [])];
  return at === undefined ? [] : [{ at, count: 1, lines: [] }];
}

function rewriteEntry(draft: Draft, entry: EntryOutline, value: string): Replacement {
  return replaceEntry(draft, entry, rewriteLine(draft, entry.at, value, false));
}

/** Comments in and below an entry stay, but without indent, since the SDKs would read them as part of a value. */
function replaceEntry(draft: Draft, entry: EntryOutline, lines: readonly DraftLine[]): Replacement {
  const end = skipIndentedComments(draft, endOfEntry(entry));
  const rest = draft.lines.slice(entry.at + 1, end).filter(({ text }, at) => {
    const isOwn = entry.continued.includes(entry.at + 1 + at);
    return !isOwn && (text.trim() !== '' || entry.at + 1 + at >= endOfEntry(entry));
  });
  const comments = rest.map((line) => (/^\s+[#;]/.test(line.text) ? { ...line, text: line.text.trimStart() } : line));
  return { at: entry.at, count: end - entry.at, lines: [...lines, ...comments] };
}

function rewriteLine(draft: Draft, at: number, value: string, isNested: boolean): DraftLine[] {
  const line = draft.lines[at];
  if (line === undefined) return [];
  const { text, comment } = rewriteValue(line.text, value, isNested);
  const above = comment === null ? [] : [newLine(comment)];
  return [...above, { ...line, text }];
}

/** Finds the line of a key in a nested block: the last one counts, and keys are case-sensitive. */
function findInner(draft: Draft, entry: EntryOutline, inner: string): number | undefined {
  return entry.continued.findLast((at) => {
    const text = draft.lines[at]?.text ?? '';
    return text.includes('=') && text.slice(0, text.indexOf('=')).trim() === inner;
  });
}

function indentationAt(draft: Draft, at: number | undefined): string {
  return indentationOf(draft.lines[at ?? -1]?.text ?? '');
}

/** The line of an entry, `key = value`, with its own spacing. */

interface RewrittenLine {
  readonly text: string;
  /** The comment after the value, which moves to its own line, since the AWS CLI treats it as part of the value. */
  readonly comment: string | null;
}

/** Changes the value in the line of an entry; key, delimiter, and white space stay. `isNested`: only `=` is a delimiter. */
function rewriteValue(line: string, value: string, isNested = false): RewrittenLine {
  const delimiter = line.search(isNested ? /=/ : /[=:]/);
  const content = rstrip(line);
  const written = content.slice(delimiter + 1);
  const gap = written === '' ? ' ' : written.slice(0, indentOf(written));
  return {
    text: line.slice(0, delimiter + 1) + gap + value + line.slice(content.length),
    comment: commentAfter(line, written.slice(indentOf(written))),
  };
}

/** The line of a new entry. */
function renderEntry(key: string, value: string, indent = ''): string {
  return `${indent}${key} = ${value}`;
}

function indentationOf(line: string): string {
  return line.slice(0, indentOf(line));
}

function commentAfter(line: string, value: string): string | null {
  const before = sdkValueOf(line);
  if (before === undefined || !value.startsWith(before)) return null;
  const rest = value.slice(before.length);
  return /^\s+[#;]/.test(rest) ? rest.trim() : null;
}
