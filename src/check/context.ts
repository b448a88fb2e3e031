import { decode, type Encoding } from '../config/decode.ts';
import { type LoadedFile, loadFileLeniently } from '../config/loadFile.ts';
import { type Document, parse } from '../config/parse.ts';
import type { Configuration, FileKind, FileReading, Section, Sections, Setting } from '../config/profile.ts';
import { mergeFiles } from '../config/readConfiguration.ts';
import type { Environment } from '../core/environment.ts';
import type { EngineError } from '../core/error.ts';
import type { Edges } from '../edges/edges.ts';
import { locateFiles } from '../edges/places.ts';
import { findMalformedValues, type IsMalformed } from './malformedValues.ts';
import { findPlanErrors, type PlanError } from './planErrors.ts';
import { type ScannedLine, scan } from './scan.ts';

/** The input of the rules. */
export interface CheckContext {
  readonly files: readonly CheckedFile[];
  /** Both files as far as they can be read; a file that cannot be read counts as empty. */
  readonly configuration: Configuration;
  readonly isMalformed: IsMalformed;
  /** The planner's errors for all profiles, except those caused by a value that swallowed a line. */
  readonly planErrors: readonly PlanError[];
  readonly environment: Environment;
  readonly platform: Edges['platform'];
  readonly readFile: Edges['readFile'];
  readonly now: Date;
  readonly variables: ToolsVariables;
  readonly modeOf: ModeOf;
  readonly findInsecurePath: Edges['findInsecurePath'];
  readonly pathExists: (path: string) => boolean;
}

/** Variables of AWS Tools for PowerShell that are set in the caller's session. */
interface ToolsVariables {
  readonly storedCredentials: boolean;
  readonly storedRegion: boolean;
}

/** The permission bits of a file, such as 0o600; undefined if the file does not exist, or on Windows. */
type ModeOf = (path: string) => number | undefined;

export interface CheckedFile {
  readonly kind: FileKind;
  readonly path: string;
  readonly exists: boolean;
  /** Why the file cannot be read. */
  readonly error: EngineError | null;
  /** Null if the file has no text. */
  readonly encoding: Encoding | null;
  readonly reading: FileReading;
  /** Null if the file has no text. */
  readonly document: Document | null;
  /** Empty if the file has no text. */
  readonly lines: readonly ScannedLine[];
}

type CheckEdges = Pick<
  Edges,
  'environment' | 'platform' | 'homeDirectory' | 'readFile' | 'findInsecurePath' | 'now'
> & {
  readonly modeOf?: ModeOf;
  readonly pathExists?: (path: string) => boolean;
};

/** Reads both files. Never fails: a rule reports what cannot be read. */
export function readContext(edges: CheckEdges, variables: ToolsVariables): CheckContext {
  const paths = locateFiles(edges);
  const config = readOne(paths.config, 'config', edges.readFile);
  const credentials = readOne(paths.credentials, 'credentials', edges.readFile);
  const configuration = mergeFiles({ config: config.loaded, credentials: credentials.loaded });
  const { environment, platform, readFile } = edges;
  const files = [config.checked, credentials.checked];
  const isMalformed = findMalformedValues(files);
  return {
    files,
    configuration,
    isMalformed,
    planErrors: findPlanErrors(configuration).filter(({ error }) => !isMalformed(error)),
    environment,
    platform,
    readFile,
    now: edges.now(),
    variables,
    modeOf: edges.modeOf ?? (() => undefined),
    findInsecurePath: edges.findInsecurePath,
    pathExists: edges.pathExists ?? (() => true),
  };
}

/** A setting of one section in one file. */
interface PlacedSetting extends Setting {
  readonly key: string;
  readonly section: Section;
}

/** The profiles of both files, unmerged. */
export function profilesOf({ configuration }: CheckContext): Section[] {
  return [...configuration.config.profiles.values(), ...configuration.credentials.profiles.values()];
}

/**
 * Every setting with one of these keys in the profiles and sso-sessions of both files, except those that swallowed a line. A
 * setting of `[DEFAULT]`, which is in every section, is returned once.
 */
export function settingsOf(context: CheckContext, keys: readonly string[]): PlacedSetting[] {
  const sections = [...profilesOf(context), ...valuesOf(context.configuration.ssoSessions)];
  const seen = new Set<string>();
  return sections
    .flatMap((section) => keys.flatMap((key) => placed(section, key)))
    .filter(({ origin }) => !context.isMalformed(origin))
    .filter(({ origin }) => {
      const place = `${origin.line} ${origin.file}`;
      const isNew = !seen.has(place);
      seen.add(place);
      return isNew;
    });
}

interface ReadFile {
  readonly loaded: LoadedFile;
  readonly checked: CheckedFile;
}

function readOne(path: string, kind: FileKind, readFile: Edges['readFile']): ReadFile {
  const result = loadFileLeniently(path, kind, readFile);
  const loaded = result.ok ? result.value : unreadable(path, kind);
  const decoded = loaded.content?.decoded ?? decodeAgain(path, readFile);
  const document = loaded.content?.document ?? (decoded === undefined ? null : parse(decoded.text));
  const { reading } = loaded;
  const checked: CheckedFile = {
    kind,
    path,
    exists: reading.exists,
    error: result.ok ? null : result.error,
    encoding: decoded?.encoding ?? null,
    reading,
    document,
    lines: document === null ? [] : scan(document),
  };
  return { loaded, checked };
}

/** Decodes a file that could not be read as a configuration, so that rules can still check its lines. */
function decodeAgain(path: string, readFile: Edges['readFile']) {
  const bytes = path === '' ? undefined : readFile(path);
  if (!bytes?.ok || bytes.value === undefined) return undefined;
  const decoded = decode(bytes.value, path);
  return decoded.ok ? decoded.value : undefined;
}

function unreadable(file: string, kind: FileKind): LoadedFile {
  const none = new Map<never, never>();
  return {
    reading: { file, kind, exists: true, profiles: none, ssoSessions: none, services: none, ignored: [], warnings: [] },
    content: null,
  };
}

function placed(section: Section, key: string): PlacedSetting[] {
  const setting = section.settings.get(key);
  return setting === undefined ? [] : [{ ...setting, key, section }];
}

function valuesOf(sections: Sections): Section[] {
  return [...sections.values()];
}
