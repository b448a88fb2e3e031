import { parse, stringify } from 'ini';
import { decode } from '../config/decode.ts';
import { pathOf } from '../core/environment.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { flag, matchShape, object, optional, texts } from '../core/shape.ts';
import { matchesWildcard } from '../core/wildcard.ts';
import type { Edges } from '../edges/edges.ts';
import { locateSettings } from '../edges/places.ts';

/** The module's own settings. Their file is plain INI: what the AWS files are not. */
export interface Settings {
  /** Patterns (`prod*`) of profiles that ask before a switch; `*` and `?` as in PowerShell's -like. */
  readonly protect: readonly string[];
  /** Sessions are kept sealed, by a key in the system credential store, and not shared with the AWS CLI; there only when they are. */
  readonly sealSessions?: true;
  /** Nothing is used that other users could change, and nothing goes by http to another machine; there only when it is asked for. */
  readonly strict?: true;
  /** One code for all roles of a source, where no profile says otherwise (`mfa_session`); there only when it is so. */
  readonly mfaSession?: true;
}

const defaultSettings: Settings = { protect: [] };

const shape = object({
  protect: optional(texts),
  sealSessions: optional(flag),
  strict: optional(flag),
  mfaSession: optional(flag),
});

/**
 * Parses the text of a settings file. Unknown keys stay unread, but an invalid line, a misspelt key of ours, or a section, which would take what
 * stands below it out of force, is an error: no one may lose a protection unasked. Errors: ConfigSyntax, with file and line.
 */
export function parseSettings(text: string, file: string): Result<Settings> {
  const lines = text.split(/\r\n|\n|\r/);
  const wrong = lines.findIndex((line) => !/^\s*(?:$|[;#]|[^[=\s][^=]*=)/.test(line) || isMisspelt(line));
  if (wrong >= 0) return fail(unreadable(file, wrong + 1));
  const matched = matchShape({ ...parse(text) }, shape);
  if (!matched.ok) return fail(unreadable(file, 1 + Math.max(0, lines.findIndex(isWrongFlag))));
  const { protect = [], sealSessions = false, strict = false, mfaSession = false } = matched.value;
  const patterns = [protect].flat().filter((pattern) => pattern !== '');
  return succeed({ protect: patterns, ...listFlags({ sealSessions, strict, mfaSession }) });
}

/** Whether its key is meant for one of ours, but would stay unread: `Protect[]`, `protect [0]`, `protects`. */
function isMisspelt(line: string): boolean {
  const key = /^\s*([^=;#\s][^=]*?)\s*=/.exec(line)?.[1] ?? '';
  if (/^(?:protect|sealSessions|strict|mfaSession)(?:\[\])?$/.test(key)) return false;
  return /^(?:protect(?:s|ed)?|sealsessions?|strict|mfasessions?)$/i.test(key.replace(/[^a-z]/gi, ''));
}

function isWrongFlag(line: string): boolean {
  return /^\s*(?:sealSessions|strict|mfaSession)\s*=(?!\s*(?:true|false)\s*$)/.test(line);
}

/** The text for a settings file; keys of other releases in `text` are kept. */
export function renderSettings({ protect, ...flags }: Settings, text: string): string {
  const { sealSessions: _sealed, strict: _strict, mfaSession: _session, ...others } = parse(text);
  return stringify({ ...others, protect: [...protect], ...listFlags(flags) });
}

interface Flags {
  readonly sealSessions?: boolean;
  readonly strict?: boolean;
  readonly mfaSession?: boolean;
}

function listFlags({ sealSessions, strict, mfaSession }: Flags): Omit<Settings, 'protect'> {
  return { ...(sealSessions && { sealSessions }), ...(strict && { strict }), ...(mfaSession && { mfaSession }) };
}

/**
 * The settings of this user; the defaults if there is no file. ConfigSyntax when it is not to be understood, InvalidParameter
 * where AWSROLE_SETTINGS_FILE would name another file in each folder: what protects a profile must not depend on that.
 */
export function readSettings(
  edges: Pick<Edges, 'environment' | 'platform' | 'homeDirectory' | 'readFile'>,
): Result<Settings> {
  const file = locateSettings(edges);
  if (!pathOf(edges.platform).isAbsolute(file)) return fail(notAbsolute(file));
  const bytes = edges.readFile(file);
  if (!bytes.ok) return fail({ ...bytes.error, hint: otherSettings });
  if (bytes.value === undefined) return succeed(defaultSettings);
  const text = decode(bytes.value, file);
  return text.ok ? parseSettings(text.value.text, file) : text;
}

/** The pattern that protects a profile; undefined when none does. Case does not count, as in PowerShell's -like. */
export function protectingPattern(settings: Settings, profile: string): string | undefined {
  return settings.protect.find((pattern) => matchesWildcard(pattern, profile));
}

const otherSettings = say`Check the file and its permissions, or specify another file with AWSROLE_SETTINGS_FILE.`;

function notAbsolute(file: string) {
  return {
    code: 'InvalidParameter',
    message: say`AWSROLE_SETTINGS_FILE ("${file}") is not an absolute path.`,
    hint: say`Set it to the full path of the file, or remove the variable.`,
    target: file,
  } as const;
}

function unreadable(file: string, line: number) {
  return {
    code: 'ConfigSyntax',
    message: say`Line ${line} of ${file} is not a valid setting such as "protect[] = prod*".`,
    hint: say`Correct the line, or delete the file: Set-AwsRoleOption creates it again.`,
    target: file,
    file,
    line,
  } as const;
}
