import { decode, type Encoding } from '../config/decode.ts';
import { type LoadedFile, loadAnyway } from '../config/loadFile.ts';
import { type Document, parse } from '../config/parse.ts';
import type { Configuration, FileKind, FileReading, Section, Sections, Setting } from '../config/profile.ts';
import { combine } from '../config/readConfiguration.ts';
import type { Environment } from '../core/environment.ts';
import type { EngineError } from '../core/error.ts';
import type { Edges } from '../edges/edges.ts';
import { locateFiles } from '../edges/places.ts';
import { findPlanErrors, type PlanError } from './planErrors.ts';
import { type ScannedLine, scan } from './scan.ts';
import { findSwallowers, type HasSwallowed } from './swallowed.ts';

/** Everything that rules look at. */
export interface CheckContext {
  readonly files: readonly CheckedFile[];
  /** What can be read of both files; a file that no one can read counts as empty. */
  readonly configuration: Configuration;
  readonly hasSwallowed: HasSwallowed;
  /** What the planner refuses of all profiles, but for values that swallowed a line. */
  readonly planErrors: readonly PlanError[];
  readonly environment: Environment;
  readonly platform: Edges['platform'];
  readonly readFile: Edges['readFile'];
  readonly now: Date;
  readonly variables: ToolsVariables;
  readonly modeOf: ModeOf;
  readonly findOpening: Edges['findOpening'];
  readonly isThere: (path: string) => boolean;
}

/** Variables of AWS Tools for PowerShell that are set in the caller's session. */
export interface ToolsVariables {
  readonly storedCredentials: boolean;
  readonly storedRegion: boolean;
}

/** The permission bits of a file, such as 0o600; undefined if there is none, or where bits say nothing (Windows). */
export type ModeOf = (path: string) => number | undefined;

export interface CheckedFile {
  readonly kind: FileKind;
  readonly path: string;
  readonly exists: boolean;
  /** Why no one can read it. */
  readonly error: EngineError | null;
  /** Null when there is no text. */
  readonly encoding: Encoding | null;
  readonly reading: FileReading;
  /** Null when there is no text. */
  readonly document: Document | null;
  /** Empty when there is no text. */
  readonly lines: readonly ScannedLine[];
}

export type CheckEdges = Pick<
  Edges,
  'environment' | 'platform' | 'homeDirectory' | 'readFile' | 'findOpening' | 'now'
> & {
  readonly modeOf?: ModeOf;
  readonly isThere?: (path: string) => boolean;
};

/** Reads both files and never fails: what cannot be read is for a rule to tell. */
export function readContext(edges: CheckEdges, variables: ToolsVariables): CheckContext {
  const paths = locateFiles(edges);
  const config = readOne(paths.config, 'config', edges.readFile);
  const credentials = readOne(paths.credentials, 'credentials', edges.readFile);
  const configuration = combine({ config: config.loaded, credentials: credentials.loaded });
  const { environment, platform, readFile } = edges;
  const files = [config.checked, credentials.checked];
  const hasSwallowed = findSwallowers(files);
  return {
    files,
    configuration,
    hasSwallowed,
    planErrors: findPlanErrors(configuration).filter(({ error }) => !hasSwallowed(error)),
    environment,
    platform,
    readFile,
    now: edges.now(),
    variables,
    modeOf: edges.modeOf ?? (() => undefined),
    findOpening: edges.findOpening,
    isThere: edges.isThere ?? (() => true),
  };
}

/** One value of one section, as it is in one file. */
interface PlacedSetting extends Setting {
  readonly key: string;
  readonly section: Section;
}

/** The profiles of both files, unmerged. */
export function profilesOf({ configuration }: CheckContext): Section[] {
  return [...configuration.config.profiles.values(), ...configuration.credentials.profiles.values()];
}

/**
 * Every value of the given keys, in profiles and sso-sessions of both files, but for those that swallowed a line; one of
 * `[DEFAULT]` comes once.
 */
export function settingsOf(context: CheckContext, keys: readonly string[]): PlacedSetting[] {
  const sections = [...profilesOf(context), ...valuesOf(context.configuration.ssoSessions)];
  const seen = new Set<string>();
  return sections
    .flatMap((section) => keys.flatMap((key) => placed(section, key)))
    .filter(({ origin }) => !context.hasSwallowed(origin))
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
  const result = loadAnyway(path, kind, readFile);
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

/** A file that no reading accepts has lines all the same when its bytes are text. */
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
