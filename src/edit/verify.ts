import { parseCliSyntax } from '../config/cliSyntax.ts';
import { parse } from '../config/parse.ts';
import type { FileKind } from '../config/profile.ts';
import type { Problem } from '../config/rawFile.ts';
import { readCli } from '../config/readCli.ts';
import { readSdk } from '../config/readSdk.ts';
import type { Reading, SectionName } from '../config/sections.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Edit } from './edit.ts';
import { defaultsOf, expectEdits, idOf, type Model, type ModelSection, modelOf, type Values } from './model.ts';

/** Checks an edited text by reading it again, before it is written. */

interface EditedText {
  readonly file: string;
  readonly kind: FileKind;
  readonly before: string;
  /** How the AWS CLI reads the text as it was before the edit. */
  readonly reading: Reading;
  readonly after: string;
}

/** ConfigSyntax if the AWS CLI rejects the text: an edit could only guess what the text means. */
export function checkReadable({ problems: [problem] }: Reading, file: string): Result<null> {
  return problem === undefined ? succeed(null) : fail(unreadable(file, problem));
}

/**
 * Checks that the AWS CLI and the SDKs read the edited values as intended, and everything else as before. For the SDKs, an
 * edited value may also be unchanged: they do not read every section that the AWS CLI reads. InvalidParameter specifies what differs.
 */
export function verifyEdits(text: EditedText, edits: readonly Edit[]): Result<null> {
  const different = findCliDifference(text, edits) ?? findSdkDifference(text, edits);
  if (different === undefined) return succeed(null);
  return fail(
    isInherited(different, text, edits) ? inherited(text, different) : notRepresentable(text.file, different),
  );
}

interface Difference {
  readonly section: SectionName;
  readonly key: string | null;
  readonly reader: string;
}

function findCliDifference(
  { file, kind, before, after, reading }: EditedText,
  edits: readonly Edit[],
): Difference | undefined {
  const expected = expectEdits(modelOf(reading), edits, readDefaults(before, file));
  const edited = readCli(parse(after), file, kind);
  const found = edited.problems.length === 0 ? modelOf(edited) : new Map();
  return findDifference([expected, found], 'aws-cli', (values) => values[0] === values[1]);
}

function findSdkDifference({ file, kind, before, after }: EditedText, edits: readonly Edit[]): Difference | undefined {
  const reading = readSdk(parse(before), file, kind);
  // The SDKs already reject the file before the edit, so there is nothing to compare.
  if (reading.problems.length > 0) return undefined;
  const model = modelOf(reading);
  const edited = readSdk(parse(after), file, kind);
  const found = edited.problems.length === 0 ? modelOf(edited) : new Map();
  const models = [expectEdits(model, edits, new Map()), found, model];
  // A section that the SDKs ignored before, but read under its new name, has nothing to be compared with.
  const appearing = new Set(
    edits.flatMap((edit) => (isUnread(edit, model) ? [idOf({ ...edit.section, name: edit.to })] : [])),
  );
  return findDifference(models, say`the SDKs`, ([wanted, is, was]) => is === wanted || is === was, appearing);
}

/** Reads `[DEFAULT]` only if there is one, since few files have it and reading the file again takes time. */
function readDefaults(text: string, file: string): Values {
  return text.includes('[DEFAULT]') ? defaultsOf(parseCliSyntax(parse(text), file)) : new Map();
}

function isUnread(edit: Edit, model: Model): edit is Extract<Edit, { kind: 'rename' | 'copy' }> {
  return (edit.kind === 'rename' || edit.kind === 'copy') && !model.has(idOf(edit.section));
}

/** Whether the edits remove a key from the section that `[DEFAULT]` still sets. */
function isInherited({ section, key }: Difference, { after, file }: EditedText, edits: readonly Edit[]): boolean {
  const removes = (edit: Edit) =>
    edit.kind === 'unset' && idOf(edit.section) === idOf(section) && key !== null && edit.keys.includes(key);
  return key !== null && edits.some(removes) && readDefaults(after, file).has(key);
}

type Fits = (values: readonly (string | undefined)[]) => boolean;

/** Finds the first section or key whose values in all models do not satisfy `fits`. A section without keys is compared by its existence. */
function findDifference(
  models: readonly Model[],
  reader: string,
  fits: Fits,
  except: ReadonlySet<string> = new Set(),
): Difference | undefined {
  for (const model of models) {
    for (const [id, { name }] of model) {
      const sections = models.map((one) => one.get(id));
      if (except.has(id) || agree(sections)) continue;
      const presence = sections.map((section) => (section === undefined ? undefined : ''));
      if (!fits(presence)) return { section: name, key: null, reader };
      const keys = new Set(sections.flatMap((section) => [...(section?.values.keys() ?? [])]));
      const key = [...keys].find((one) => !fits(sections.map((section) => section?.values.get(one))));
      if (key !== undefined) return { section: name, key, reader };
    }
  }
  return undefined;
}

/** A fast check: nearly all sections are equal, and there may be thousands. */
function agree([first, ...others]: readonly (ModelSection | undefined)[]): boolean {
  if (first === undefined) return false;
  return others.every((other) => {
    if (other?.values.size !== first.values.size) return false;
    for (const [key, value] of first.values) if (other.values.get(key) !== value) return false;
    return true;
  });
}

function inherited({ file }: EditedText, { section, key }: Difference): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`${key} of the ${section.kind} "${section.name}" cannot be removed, because [DEFAULT] in ${file} also has ${key}, which the AWS CLI applies to every section that does not set it. No changes were made.`,
    hint: say`Remove ${key} from [DEFAULT] in the file, or set it in this ${section.kind}.`,
    target: key ?? section.name,
    file,
  };
}

function notRepresentable(file: string, { section, key, reader }: Difference): EngineError {
  const what =
    key === null ? say`The ${section.kind} "${section.name}"` : say`${key} of the ${section.kind} "${section.name}"`;
  return {
    code: 'InvalidParameter',
    message: say`${what} cannot be written as specified, because ${reader} would read a different value from ${file}. No changes were made.`,
    hint: say`Check that section of the file, and [DEFAULT] if it exists. To find problems, run Test-AwsConfig.`,
    target: key ?? section.name,
    file,
  };
}

function unreadable(file: string, { line, message }: Problem): EngineError {
  return {
    code: 'ConfigSyntax',
    message: say`${file} was not changed, because the AWS CLI cannot read it: ${message}`,
    hint: say`Correct that line first. For details, run Test-AwsConfig.`,
    target: file,
    file,
    line,
  };
}
