import { say } from '../core/say.ts';
import { parseCliSyntax } from './cliSyntax.ts';
import type { Document } from './parse.ts';
import type { FileKind, IgnoredSection, Section, Setting } from './profile.ts';
import { splitLines, splitWords, strip } from './python.ts';
import { maxProblems, type Problem, type RawFile } from './rawFile.ts';
import { type NestedBlock, type Reading, SectionBuilder, type SectionName, SectionsView } from './sections.ts';

/**
 * Reads a file as the AWS CLI does (botocore's configloader.py): which sections are profiles, sso-sessions, and services,
 * and what nested blocks contain. If there is a problem, the AWS CLI rejects the whole file.
 */
export function readCli(document: Document, file: string, kind: FileKind): Reading {
  const raw = parseCliSyntax(document, file);
  const builder = new SectionBuilder(file, raw, readNested);
  const named = kind === 'config' ? readConfigNames(raw, builder) : readCredentialsNames(raw, builder);
  const conflicts = raw.problems.length === 0 ? [] : findConflicts(raw);
  return { ...named, problems: [...builder.problems, ...conflicts].sort((a, b) => a.line - b.line) };
}

/** Settings with different values in sections of the same name: the SDKs would merge the sections and silently use the last value. */
function findConflicts({ sections }: RawFile): Problem[] {
  const earlier = new Map<string, Map<string, Setting>>();
  const found: Problem[] = [];
  for (const section of sections) {
    const { header } = section;
    const known = earlier.get(header) ?? new Map<string, Setting>();
    earlier.set(header, known);
    for (const [key, setting] of section) {
      const before = known.get(key);
      if (before !== undefined && before.value !== setting.value) found.push(conflict(header, key, before, setting));
      if (found.length === maxProblems) return found;
      known.set(key, setting);
    }
  }
  return found;
}

function conflict(header: string, key: string, before: Setting, { origin: { line } }: Setting): Problem {
  const first = before.origin.line;
  const message = say`Line ${line} sets "${key}" of [${header}] again (first on line ${first}), but each section name can appear only once.`;
  return { line, message, duplicate: { key, header, first } };
}

/** In the credentials file, the text of the header is the profile name. */
function readCredentialsNames(raw: RawFile, builder: SectionBuilder): Omit<Reading, 'problems'> {
  const profiles = new Map(raw.sections.map((section) => [section.header, builder.build(section.header, section)]));
  return { profiles, ssoSessions: new Map(), services: new Map(), ignored: [] };
}

function readConfigNames(raw: RawFile, builder: SectionBuilder): Omit<Reading, 'problems'> {
  return isPlain(raw) ? readPlainNames(raw, builder) : readAnyNames(raw, builder);
}

/** Whether all headers have the usual form and are unique, and every value has only one line, as in nearly all files. */
function isPlain({ sections, byHeader, defaults, continuedOn }: RawFile): boolean {
  return (
    sections.length === byHeader.size &&
    !(byHeader.has('default') && byHeader.has('profile default')) &&
    defaults.size === 0 &&
    continuedOn.size === 0 &&
    sections.every(({ header }) => plainHeader.test(header))
  );
}

const plainHeader = /^(?:(?:profile|sso-session|services) [^\s'"\\]+|default)$/;

/** Finds profiles by their headers, and builds them on demand. */
function readPlainNames({ sections, byHeader }: RawFile, builder: SectionBuilder): Omit<Reading, 'problems'> {
  const names: string[] = [];
  const others = { 'sso-session': new Map<string, Section>(), services: new Map<string, Section>() };
  for (const section of sections) {
    const { header } = section;
    const name = header.slice(header.indexOf(' ') + 1);
    if (header.startsWith('profile ') || header === 'default') names.push(name);
    else others[header.startsWith('services ') ? 'services' : 'sso-session'].set(name, builder.build(name, section));
  }
  const find = (name: string) => {
    const section = byHeader.get(`profile ${name}`) ?? (name === 'default' ? byHeader.get(name) : undefined);
    return section === undefined ? undefined : builder.build(name, section);
  };
  return {
    profiles: new SectionsView(names, find),
    ssoSessions: others['sso-session'],
    services: others.services,
    ignored: [],
  };
}

/** If two headers mean the same name (`[default]` and `[profile default]`), the later section replaces the earlier one. */
function readAnyNames(raw: RawFile, builder: SectionBuilder): Omit<Reading, 'problems'> {
  const found = {
    profile: new Map<string, Section>(),
    'sso-session': new Map<string, Section>(),
    services: new Map<string, Section>(),
  };
  const ignored: IgnoredSection[] = [];
  for (const section of raw.sections) {
    const named = nameOf(section.header);
    // Ignored sections are built too, because an invalid nested block in them also makes the file unreadable.
    const built = builder.build(named?.name ?? section.header, section);
    if (named === null) ignored.push({ header: section.header, line: section.line });
    else found[named.kind].set(named.name, built);
  }
  return { profiles: found.profile, ssoSessions: found['sso-session'], services: found.services, ignored };
}

/** The kind and name of a section by its header; null if the AWS CLI ignores the section. */
export function sectionNameOf(header: string, file: FileKind): SectionName | null {
  return file === 'credentials' ? { kind: 'profile', name: header } : nameOf(header);
}

function nameOf(header: string): SectionName | null {
  if (header === 'default') return { kind: 'profile', name: 'default' };
  const kind = kindOf(header);
  const words = kind === null ? null : splitWords(header);
  const name = words?.length === 2 ? words[1] : undefined;
  return kind === null || name === undefined ? null : { kind, name };
}

/** botocore only checks the start of the header: `[profiles x]` is the profile x. */
function kindOf(header: string): SectionName['kind'] | null {
  if (header.startsWith('profile')) return 'profile';
  if (header.startsWith('sso-session')) return 'sso-session';
  return header.startsWith('services') ? 'services' : null;
}

/** Reads one level of `k = v` lines; the case of the keys is kept. */
function readNested({ key, lines }: NestedBlock, problems: Problem[]): ReadonlyMap<string, Setting> {
  const nested = new Map<string, Setting>();
  for (const { text, origin } of lines) {
    for (const part of splitLines(text).map(strip)) {
      const equals = part.indexOf('=');
      if (equals >= 0) nested.set(strip(part.slice(0, equals)), { value: strip(part.slice(equals + 1)), origin });
      else if (part !== '') reportNoEquals(key, origin.line, problems);
    }
  }
  return nested;
}

function reportNoEquals(key: string, line: number, problems: Problem[]): void {
  if (problems.length >= maxProblems) return;
  problems.push({
    line,
    message: say`Line ${line} has no "=" (expected a line such as "name = value" in the block of "${key}").`,
  });
}
