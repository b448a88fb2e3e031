import { adviseOnDuplicate } from '../../config/duplicateSetting.ts';
import { parse } from '../../config/parse.ts';
import { findLookalike } from '../../core/characters.ts';
import { say } from '../../core/say.ts';
import type { CheckContext, CheckedFile } from '../context.ts';
import type { UnratedFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { BrokenLine, EntryLine, ScannedLine } from '../scan.ts';

/** Files that cannot be read, and lines for which the AWS CLI rejects the whole file. */

const refused = say`so the AWS CLI rejects the whole file, including every profile in it`;

const configSyntax: Rule = {
  id: 'ConfigSyntax',
  severity: 'error',
  title: 'a file that neither the AWS CLI nor the AWS SDKs can read',
  check: (context) =>
    context.files.flatMap(({ path, error }) =>
      error === null
        ? []
        : [{ file: error.file ?? path, line: error.line ?? null, message: error.message, suggestion: error.hint }],
    ),
};

const fileNotOpened: Rule = {
  id: 'FileNotOpened',
  severity: 'error',
  title: 'a file that cannot be read, which the AWS CLI silently ignores',
  check: (context) =>
    context.files.flatMap(({ path, reading }) =>
      reading.warnings
        .filter(({ code }) => code === 'FileNotOpened')
        .map(({ message }) => ({
          file: path,
          line: null,
          message,
          suggestion: say`Check ${path} and its permissions.`,
        })),
    ),
};

const duplicateSection: Rule = {
  id: 'DuplicateSection',
  severity: 'error',
  title: 'a section header that appears twice in a file',
  check: ({ files }) => files.flatMap(findDuplicateSections),
};

function findDuplicateSections(file: CheckedFile): UnratedFinding[] {
  const first = new Map<string, number>();
  return file.lines.flatMap((line) => {
    if (line.kind !== 'header' || line.header === 'DEFAULT') return [];
    const earlier = first.get(line.header);
    if (earlier === undefined) first.set(line.header, line.line);
    if (earlier === undefined) return [];
    const message = say`[${line.header}] appears here again (first on line ${earlier}), ${refused}.`;
    return [at(file, line, message, say`Move its settings below line ${earlier}, or rename this section.`)];
  });
}

const duplicateKey: Rule = {
  id: 'DuplicateKey',
  severity: 'error',
  title: 'a setting that appears twice in one section',
  check: ({ files }) => files.flatMap(findDuplicateKeys),
};

function findDuplicateKeys(file: CheckedFile): UnratedFinding[] {
  let first = new Map<string, number>();
  return file.lines.flatMap((line) => {
    if (line.kind === 'header') first = new Map();
    if (line.kind !== 'entry') return [];
    const earlier = first.get(line.key);
    if (earlier === undefined) first.set(line.key, line.line);
    if (earlier === undefined) return [];
    return [tellTwice(file, line, earlier)];
  });
}

function tellTwice(file: CheckedFile, line: EntryLine, first: number): UnratedFinding {
  const twice = { key: line.key, header: line.section.header, first };
  const { cause, hint } = adviseOnDuplicate(file.document ?? parse(''), line.line, twice, file.kind);
  const message = say`"${line.key}" is set again (first on line ${first}), ${refused}; the SDKs use the later value.`;
  return at(file, line, cause ? say`${message} ${cause}` : message, hint);
}

const keyBeforeSection = lineRule(
  'KeyBeforeSection',
  'a line before the first section header',
  'before-section',
  say`This line appears before the first section`,
  say`Add a header such as [default] above it.`,
);

const brokenHeader = lineRule(
  'BrokenHeader',
  'a section header that lacks its closing bracket, or its name',
  'broken-header',
  say`This header is not closed by "]", or has no name`,
  say`Change it to [profile name].`,
);

const lineWithoutEquals: Rule = {
  id: 'LineWithoutEquals',
  severity: 'error',
  title: 'a line that does not have the form "name = value"',
  check: ({ files }) =>
    files.flatMap((file) =>
      file.lines
        .filter((line) => line.kind === 'no-equals' || line.kind === 'no-key' || isBareNestedLine(line))
        .map((line) =>
          at(
            file,
            line,
            say`This line does not have the form "name = value"${nameLookalike(line.text)}, ${refused}.`,
            say`Correct it, or comment it out with "#".`,
          ),
        ),
    ),
};

function isBareNestedLine(line: ScannedLine): boolean {
  return line.kind === 'continuation' && line.of.value === '' && !line.text.includes('=');
}

const byteOrderMark: Rule = {
  id: 'ByteOrderMark',
  severity: 'error',
  title: 'a byte order mark, which some Windows editors write and the AWS CLI rejects',
  check: (context) => findEncoding(context, ['utf-8-bom'], say`begins with a byte order mark`),
};

const utf16File: Rule = {
  id: 'Utf16File',
  severity: 'error',
  title: 'a file in UTF-16, as written by ">" in Windows PowerShell',
  check: (context) => findEncoding(context, ['utf-16le', 'utf-16be'], say`is in UTF-16`),
};

function findEncoding({ files }: CheckContext, encodings: readonly string[], what: string): UnratedFinding[] {
  return files
    .filter(({ encoding }) => encoding !== null && encodings.includes(encoding))
    .map(({ path }) => ({
      file: path,
      line: 1,
      message: say`The file ${what}, ${refused}.`,
      suggestion: say`Save it as UTF-8 without a byte order mark.`,
    }));
}

function lineRule(id: string, title: string, kind: BrokenLine['kind'], what: string, suggestion: string): Rule {
  const check = ({ files }: CheckContext) =>
    files.flatMap((file) =>
      file.lines
        .filter((line): line is BrokenLine => line.kind === kind)
        .map((line) => at(file, line, say`${what}${nameLookalike(line.text)}, ${refused}.`, suggestion)),
    );
  return { id, severity: 'error', title, check };
}

/** Names a look-alike, such as a full-width bracket or equals sign, which the AWS CLI does not treat as one. */
function nameLookalike(text: string): string {
  const odd = findLookalike(text);
  return odd === undefined ? '' : say`, and contains ${odd.name} at position ${odd.position}`;
}

function at(file: CheckedFile, { line }: ScannedLine, message: string, suggestion: string): UnratedFinding {
  return { file: file.path, line, message, suggestion };
}

export const syntaxRules: readonly Rule[] = [
  configSyntax,
  fileNotOpened,
  duplicateSection,
  duplicateKey,
  keyBeforeSection,
  brokenHeader,
  lineWithoutEquals,
  byteOrderMark,
  utf16File,
];
