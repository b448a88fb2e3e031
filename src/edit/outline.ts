import { parseCliSyntax } from '../config/cliSyntax.ts';
import { parse } from '../config/parse.ts';
import type { Settings } from '../config/profile.ts';
import type { RawFile } from '../config/rawFile.ts';
import type { RawSection } from '../config/rawSection.ts';
import { sectionNameOf } from '../config/readCli.ts';
import type { SectionName } from '../config/sections.ts';
import { type Draft, textOf } from './draft.ts';

/** Where the parts of a draft stand, as the AWS CLI reads it. Places are indexes into the draft's lines. */
interface Outline {
  readonly sections: readonly SectionOutline[];
  /** Entries of `[DEFAULT]`, which may stand in several pieces. */
  readonly defaults: readonly EntryOutline[];
}

export interface SectionOutline {
  /** What its header makes of it; null when that is nothing to the AWS CLI. */
  readonly name: SectionName | null;
  readonly at: number;
  /** In the order of their lines. */
  readonly entries: readonly EntryOutline[];
}

export interface EntryOutline {
  /** Lower case. */
  readonly key: string;
  /** As the AWS CLI reads it; a nested block begins with "\n". */
  readonly value: string;
  readonly at: number;
  /** The lines that continue the value. */
  readonly continued: readonly number[];
}

/** The outline of a draft that the AWS CLI accepts. */
export function outlineOf(draft: Draft): Outline {
  const raw = parseCliSyntax(parse(textOf(draft)), draft.file);
  return {
    sections: raw.sections.map((section) => outlineSection(section, raw, draft)),
    defaults: outlineEntries(raw.defaults, raw),
  };
}

/** The section that counts for a name: of several headers the last one. */
export function findSection(outline: Outline, { kind, name }: SectionName): SectionOutline | undefined {
  return outline.sections.findLast((section) => section.name?.kind === kind && section.name.name === name);
}

/** The line after the last one that belongs to a section: after its last entry, comments after that are not its own. */
export function endOf(section: SectionOutline): number {
  const last = section.entries.at(-1);
  return last === undefined ? section.at + 1 : endOfEntry(last);
}

export function endOfEntry({ at, continued }: EntryOutline): number {
  return (continued.at(-1) ?? at) + 1;
}

/**
 * The line after the indented comments that follow a line, over blank lines and other comments. The AWS CLI passes over
 * them, but to the SDKs they go on with the value above, whichever that is; so do lines of other white space than theirs.
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
