import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import type { Edges } from '../edges/edges.ts';
import { type DecodedText, decode } from './decode.ts';
import { adviseOnDuplicate } from './duplicateSetting.ts';
import { type Document, parse } from './parse.ts';
import type { FileKind, FileReading, Sections } from './profile.ts';
import type { Problem } from './rawFile.ts';
import { readCli } from './readCli.ts';
import { readSdk } from './readSdk.ts';
import type { Reading } from './sections.ts';

/** A file, and the reading of it that is used. */
export interface LoadedFile {
  readonly reading: FileReading;
  /** Null if the file does not exist or cannot be opened. */
  readonly content: FileContent | null;
}

interface FileContent {
  readonly decoded: DecodedText;
  readonly document: Document;
  /** Which reading is used. */
  readonly by: 'cli' | 'sdk';
  /** Why the AWS CLI cannot read the file; empty if it can. */
  readonly refusals: readonly Problem[];
}

/**
 * Reads a file as the AWS CLI does, or as the SDKs do (with a warning) if the AWS CLI rejects the file. ConfigSyntax, with file and
 * line, if neither can read it, or if a section has a setting twice: the SDKs would use the last one, which is the wrong one if two
 * profiles were merged by mistake.
 */
export function loadFile(path: string, kind: FileKind, readFile: Edges['readFile']): Result<LoadedFile> {
  const loaded = loadFileLeniently(path, kind, readFile);
  const content = loaded.ok ? loaded.value.content : null;
  const duplicate = content?.refusals.find(isDuplicate);
  return content && duplicate ? fail(duplicateSetting(path, kind, content.document, duplicate)) : loaded;
}

/** The same, but if a section has a setting twice, reads the file as the SDKs do: for commands that check the files. */
export function loadFileLeniently(path: string, kind: FileKind, readFile: Edges['readFile']): Result<LoadedFile> {
  const bytes = path === '' ? succeed(undefined) : readFile(path);
  // The AWS CLI ignores a file that it cannot open (RawConfigParser.read), so credentials in the environment still work.
  if (!bytes.ok) return succeed(missing(path, kind, [notOpened(path, bytes.error)]));
  if (bytes.value === undefined) return succeed(missing(path, kind, []));
  const decoded = decode(bytes.value, path);
  return decoded.ok ? choose(path, kind, decoded.value) : decoded;
}

function choose(path: string, kind: FileKind, decoded: DecodedText): Result<LoadedFile> {
  const document = parse(decoded.text);
  const cli = readCli(document, path, kind);
  const refusals = [...encodingProblems(decoded), ...cli.problems];
  const sdk = refusals.length === 0 ? null : readSdk(document, path, kind);
  if (sdk !== null && sdk.problems.length === 0) return succeed(toLoaded('sdk', withCliNames(sdk, cli)));
  if (cli.problems.length === 0) return succeed(toLoaded('cli', cli));
  const first = firstOf(cli.problems);
  return fail(isDuplicate(first) ? duplicateSetting(path, kind, document, first) : syntaxError(path, first));

  function toLoaded(by: FileContent['by'], reading: Reading): LoadedFile {
    const warnings = refusals.length === 0 ? [] : [refusedByAwsCli(path, refusals, by)];
    return { reading: toFileReading(path, kind, reading, warnings), content: { decoded, document, by, refusals } };
  }
}

/**
 * If only the encoding keeps the AWS CLI from reading the file, adds the profiles whose names are valid only for the AWS CLI, such as
 * `[profile 開発]`, saved by a Windows editor.
 */
function withCliNames(sdk: Reading, cli: Reading): Reading {
  if (cli.problems.length > 0) return sdk;
  const join = (own: Sections, other: Sections): Sections => {
    const missing = [...other].filter(([name]) => !own.has(name));
    if (missing.length === 0) return own;
    return new Map([...own, ...missing].sort(([, a], [, b]) => a.origin.line - b.origin.line));
  };
  return {
    ...sdk,
    profiles: join(sdk.profiles, cli.profiles),
    ssoSessions: join(sdk.ssoSessions, cli.ssoSessions),
    services: join(sdk.services, cli.services),
  };
}

function encodingProblems(decoded: DecodedText): Problem[] {
  if (decoded.encoding === 'utf-8') return [];
  const what = decoded.encoding === 'utf-8-bom' ? say`begins with a byte order mark` : say`is in UTF-16`;
  return [{ line: 1, message: say`The file ${what} (expected UTF-8 without a byte order mark).` }];
}

function toFileReading(file: string, kind: FileKind, reading: Reading, warnings: readonly Warning[]): FileReading {
  const { profiles, ssoSessions, services, ignored } = reading;
  return { file, kind, exists: true, profiles, ssoSessions, services, ignored, warnings };
}

type DuplicateProblem = Problem & Required<Pick<Problem, 'duplicate'>>;

function isDuplicate(problem: Problem): problem is DuplicateProblem {
  return problem.duplicate !== undefined;
}

function missing(file: string, kind: FileKind, warnings: readonly Warning[]): LoadedFile {
  const none = new Map<never, never>();
  return {
    reading: { file, kind, exists: false, profiles: none, ssoSessions: none, services: none, ignored: [], warnings },
    content: null,
  };
}

function notOpened(file: string, error: EngineError): Warning {
  return { code: 'FileNotOpened', message: say`${error.message} AwsRole ignores it, as the AWS CLI does.`, file };
}

function refusedByAwsCli(file: string, refusals: readonly Problem[], by: FileContent['by']): Warning {
  const { line, message } = firstOf(refusals);
  const instead = by === 'sdk' ? say`AwsRole reads it as the AWS SDKs do.` : say`AwsRole reads it anyway.`;
  return {
    code: 'AwsCliCannotRead',
    message: say`The AWS CLI cannot read this file. ${message} ${instead}`,
    file,
    line,
  };
}

function syntaxError(file: string, { line, message }: Problem): EngineError {
  return {
    code: 'ConfigSyntax',
    message: say`${file} cannot be read. ${message}`,
    hint: say`Correct line ${line} of ${file}.`,
    target: file,
    file,
    line,
  };
}

function duplicateSetting(path: string, kind: FileKind, document: Document, duplicate: DuplicateProblem): EngineError {
  const { line, cause, hint } = adviseOnDuplicate(document, duplicate.line, duplicate.duplicate, kind);
  return {
    code: 'ConfigSyntax',
    message: say`${path} is ignored, because the AWS CLI cannot read it. ${duplicate.message}${cause && say` ${cause}`}`,
    hint,
    target: path,
    file: path,
    line,
  };
}

function firstOf(problems: readonly Problem[]): Problem {
  return problems.reduce((first, problem) => (problem.line < first.line ? problem : first));
}
