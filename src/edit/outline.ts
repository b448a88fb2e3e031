import { parseCliSyntax } from '../config/cliSyntax.ts';
import { parse } from '../config/parse.ts';
import type { Settings } from '../config/profile.ts';
import type { RawFile } from '../config/rawFile.ts';
import type { RawSection } from '../config/rawSection.ts';
import { sectionNameOf } from '../config/readCli.ts';
import type { SectionName } from '../config/sections.ts';
import { type Draft, textOf } from './draft.ts';

/** The positions of the parts of a draft, as the AWS CLI reads it. A position is an index into the lines of the draft. */
interface Outline {
  readonly sections: readonly SectionOutline[];
  /** The entries of `[DEFAULT]`, which may be in several places. */
  readonly defaults: readonly EntryOutline[];
}

export interface SectionOutline {
  /** Its kind and name; null if the AWS CLI ignores the section. */
  readonly name: SectionName | null;
  readonly at: number;
  /** In line order. */
  readonly entries: readonly EntryOutline[];
}

export interface EntryOutline {
  /** In lower case. */
  readonly key: string;
  /** As the AWS CLI reads it; a nested block starts with "\n". */
  readonly value: string;
  readonly at: number;
  /** The lines that continue the value. */
  readonly continued: readonly number[];
}

/** Makes the outline of a draft, which the AWS CLI must accept. */
export function outlineOf(draft: Draft): Outline {
  const raw = parseCliSyntax(parse(textOf(draft)), draft.file);
  return {
    sections: raw.sections.map((section) => outlineSection(section, raw, draft)),
    defaults: outlineEntries(raw.defaults, raw),
  };
}

/** Finds the effective section for a name: the last one, if there are several. */
export function findSection(outline: Outline, { kind, name }: SectionName): SectionOutline | undefined {
  return outline.sections.findLast((section) => section.name?.kind === kind && section.name.name === name);
}

/** The line after the last entry of a section; comments after that do not belong to it. */
export function endOf(section: SectionOutline): number {
  const last = section.entries.at(-1);
  return last === undefined ? section.at + 1 : endOfEntry(last);
}

export function endOfEntry({ at, continued }: EntryOutline): number {
  return (continued.at(-1) ?? at) + 1;
}

/**
 * The line after the indented comments below a line, past blank lines and other comments. The AWS CLI ignores these
 * comments, but the SDKs read them as a continuation of the value above; also lines of white space that the SDKs do not
 * treat as blank.
 */
export function skipIndentedComments({ lines }: Draft, from: number): number {
  let end = from;
  for (let at = from; at < lines.length && /^\s*([#;]|$)/.test(lines[at]?.text ?? ''); at++) {
    if (/^\s+[#;]|^[ \t]+[^ \t\r]/.test(lines[at]?.text ?? '')) end = at + 1;
  }
  return end;
}

function outlineSection(section: RawSection, raw: RawFile, { kind }: Draft): SectionOutline {
  return {
    name: sectionNameOf(section.header, kind),
    at: section.line - 1,
    entries: outlineEntries(section, raw),
  };
}

function outlineEntries(entries: Settings, { continuedOn }: RawFile): EntryOutline[] {
  return Array.from(entries, ([key, setting]) => ({
    key,
    value: setting.value,
    at: setting.origin.line - 1,
    continued: (continuedOn.get(setting.origin.line) ?? []).map((line) => line - 1),
  })).sort((one, other) => one.at - other.at);
}
