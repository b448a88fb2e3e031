import { explainIgnored } from '../../config/ignoredSection.ts';
import type { FileKind } from '../../config/profile.ts';
import { splitWords } from '../../config/python.ts';
import { sectionNameOf } from '../../config/readCli.ts';
import type { SectionName } from '../../config/sections.ts';
import { findOddCharacter } from '../../core/characters.ts';
import { say } from '../../core/say.ts';
import type { CheckContext, CheckedFile } from '../context.ts';
import type { UnratedFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { HeaderLine } from '../scan.ts';

/** Sections that are ignored, that appear twice under one name, or whose names the SDKs reject. */

const sectionIgnored = headerRule(
  'SectionIgnored',
  'a section of the config file that is ignored, such as [dev] or [profile a b]',
  {
    file: 'config',
    look: ({ header }, name) => {
      if (name !== null || header === 'DEFAULT' || otherSections.has(header)) return undefined;
      const { what, write } = explainIgnored(header);
      return [say`[${header}] ${what}, so the section is ignored.`, say`Change it to ${write}.`];
    },
  },
);

/** Sections of the AWS CLI itself. */
const otherSections: ReadonlySet<string> = new Set(['plugins', 'preview']);

const sectionNearlyProfile = headerRule(
  'SectionNearlyProfile',
  'a section such as [profiles x], which only the AWS CLI treats as a profile',
  {
    file: 'config',
    look: ({ header }, name) => {
      if (name === null || name.word === '' || name.word === name.kind) return undefined;
      return [
        say`The AWS CLI treats [${header}] as the ${name.kind} "${name.name}"; the SDKs ignore the section.`,
        say`Change it to [${name.kind} ${name.name}].`,
      ];
    },
  },
);

const profileInCredentials = headerRule(
  'ProfileInCredentials',
  '[profile x] in the credentials file, where a header contains only the name',
  {
    file: 'credentials',
    look: ({ header }) => {
      const bare = /^profile\s+(.+)$/.exec(header)?.[1];
      if (bare === undefined) return undefined;
      return [
        say`In the credentials file, [${header}] is a profile with that whole name, not "${bare}"; the SDKs ignore it.`,
        say`Change it to [${bare}].`,
      ];
    },
  },
);

const configSectionInCredentials = headerRule(
  'ConfigSectionInCredentials',
  'an sso-session or services section in the credentials file',
  {
    file: 'credentials',
    look: ({ header }) => {
      const kind = /^(sso-session|services)\s/.exec(header)?.[1];
      if (kind === undefined) return undefined;
      return [
        say`[${header}] has no effect here, because ${kind} sections are read only from the config file.`,
        say`Move it to the config file.`,
      ];
    },
  },
);

const oddName = headerRule('OddName', 'a name with spaces or other characters for which the SDKs ignore the section', {
  look: ({ header }, name, file) => {
    if (name === null || isSdkName(name.name)) return undefined;
    if (file.kind === 'credentials' && /^(profile|sso-session|services)\s/.test(header)) return undefined;
    if (file.kind === 'credentials' && header === 'DEFAULT') return undefined;
    const odd = findOddCharacter(name.name);
    const what =
      odd === undefined
        ? say`contains characters that the SDKs do not accept`
        : say`contains ${odd.name} at position ${odd.position}`;
    return [
      say`The name "${name.name}" ${what}, so the SDKs ignore the section. The AWS CLI reads it.`,
      say`Use only letters, digits, and _ - / . % @ : +.`,
    ];
  },
});

const defaultsSection = headerRule(
  'DefaultsSection',
  '[DEFAULT] in upper case, whose settings the AWS CLI applies to every section',
  {
    look: ({ header }) => {
      if (header !== 'DEFAULT') return undefined;
      return [
        say`[DEFAULT] is not a profile. The AWS CLI applies its settings to every section of this file; the SDKs do not.`,
        say`Use [default] for the default profile.`,
      ];
    },
  },
);

const defaultTwice: Rule = {
  id: 'DefaultTwice',
  severity: 'warning',
  title: 'both [default] and [profile default]',
  check: (context) => findTwins(context, (name) => name === 'default'),
};

const profileTwice: Rule = {
  id: 'ProfileTwice',
  severity: 'warning',
  title: 'one profile with two headers, such as [profile a] and [profile "a"]',
  check: (context) => findTwins(context, (name) => name !== 'default'),
};

/** Finds different headers with one name: the AWS CLI uses only the later section, and the SDKs merge or ignore them. */
function findTwins({ files }: CheckContext, isWanted: (name: string) => boolean): UnratedFinding[] {
  return files
    .filter(({ kind }) => kind === 'config')
    .flatMap((file) => {
      const first = new Map<string, HeaderLine>();
      return headersOf(file).flatMap((line) => {
        const name = spelledNameOf(line.header, file.kind);
        if (name === null || !isWanted(name.name)) return [];
        const id = `${name.kind} ${name.name}`;
        const earlier = first.get(id);
        if (earlier === undefined) first.set(id, line);
        return earlier === undefined || earlier.header === line.header ? [] : [twin(file, line, earlier, name)];
      });
    });
}

function twin(file: CheckedFile, line: HeaderLine, earlier: HeaderLine, name: SpelledName): UnratedFinding {
  const others =
    name.name === 'default'
      ? say`use [profile default], wherever it appears`
      : say`merge the two or ignore one of them`;
  return {
    file: file.path,
    line: line.line,
    message: say`[${earlier.header}] on line ${earlier.line} and [${line.header}] are both the ${name.kind} "${name.name}". The AWS CLI uses this one and ignores the other; the SDKs ${others}.`,
    suggestion: say`Move all settings to one section.`,
  };
}

interface HeaderLook {
  /** The file to check; by default both. */
  readonly file?: CheckedFile['kind'];
  readonly look: (
    line: HeaderLine,
    name: SpelledName | null,
    file: CheckedFile,
  ) => readonly [message: string, suggestion: string] | undefined;
}

function headerRule(id: string, title: string, { file: kind, look }: HeaderLook): Rule {
  const check = (file: CheckedFile): UnratedFinding[] =>
    headersOf(file).flatMap((line) => {
      const texts = look(line, spelledNameOf(line.header, file.kind), file);
      return texts === undefined ? [] : [{ file: file.path, line: line.line, message: texts[0], suggestion: texts[1] }];
    });
  return {
    id,
    severity: 'warning',
    title,
    check: ({ files }) => files.filter((file) => kind === undefined || file.kind === kind).flatMap(check),
  };
}

function headersOf({ lines }: CheckedFile): HeaderLine[] {
  return lines.filter((line) => line.kind === 'header');
}

export const sectionRules: readonly Rule[] = [
  sectionIgnored,
  sectionNearlyProfile,
  profileInCredentials,
  configSectionInCredentials,
  oddName,
  defaultsSection,
  defaultTwice,
  profileTwice,
];

/** The name that the AWS CLI derives from a header (botocore configloader.py): it treats `[profiles x]` as profile x. */
interface SpelledName extends SectionName {
  /** The first word as written: `profile`, or a word that begins with it. */
  readonly word: string;
}

/** Null for a section that the AWS CLI ignores. */
function spelledNameOf(header: string, file: FileKind): SpelledName | null {
  const named = sectionNameOf(header, file);
  const word = file === 'credentials' || header === 'default' ? '' : (splitWords(header)?.[0] ?? '');
  return named && { ...named, word };
}

/** Whether the AWS SDKs accept the name; they ignore sections and keys with other names. */
function isSdkName(name: string): boolean {
  return /^[A-Za-z0-9_\-/.%@:+]+$/.test(name);
}
