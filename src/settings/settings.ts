import { parse, stringify } from 'ini';
import { decode } from '../config/decode.ts';
import { pathOf } from '../core/environment.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { flag, matchShape, object, optional, texts } from '../core/shape.ts';
import { matchesWildcard } from '../core/wildcard.ts';
import type { Edges } from '../edges/edges.ts';
import { locateSettings } from '../edges/places.ts';

/** The user settings. Unlike the AWS files, their file is plain INI. */
export interface Settings {
  /** Patterns (`prod*`) of profiles that require confirmation; `*` and `?` as in PowerShell's -like. */
  readonly protect: readonly string[];
  /** Encrypt cached sessions with a key from the system credential store, and do not share them with the AWS CLI; present only if true. */
  readonly sealSessions?: true;
  /** Reject files that other users can change, and HTTP to other machines; present only if true. */
  readonly strict?: true;
  /** Use one MFA session for all roles of a source unless `mfa_session` of a profile says otherwise; present only if true. */
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
 * Parses the text of a settings file. Ignores unknown settings, but an invalid line, a misspelled setting, or a section,
 * whose lines would not apply, is an error, so that no protection is lost silently. Errors: ConfigSyntax, with file and
 * line.
 */
export function parseSettings(text: string, file: string): Result<Settings> {
  const lines = text.split(/\r\n|\n|\r/);
  const wrong = lines.findIndex((line) => !/^\s*(?:$|[;#]|[^[=\s][^=]*=)/.test(line) || isMisspelled(line));
  if (wrong >= 0) return fail(unreadable(file, wrong + 1));
  const matched = matchShape({ ...parse(text) }, shape);
  if (!matched.ok) return fail(unreadable(file, 1 + Math.max(0, lines.findIndex(isWrongFlag))));
  const { protect = [], sealSessions = false, strict = false, mfaSession = false } = matched.value;
  const patterns = [protect].flat().filter((pattern) => pattern !== '');
  return succeed({ protect: patterns, ...listFlags({ sealSessions, strict, mfaSession }) });
}

/** Whether the line has a misspelled setting, which would be ignored: `Protect[]`, `protect [0]`, `protects`. */
function isMisspelled(line: string): boolean {
  const key = /^\s*([^=;#\s][^=]*?)\s*=/.exec(line)?.[1] ?? '';
  if (/^(?:protect|sealSessions|strict|mfaSession)(?:\[\])?$/.test(key)) return false;
  return /^(?:protect(?:s|ed)?|sealsessions?|strict|mfasessions?)$/i.test(key.replace(/[^a-z]/gi, ''));
}

function isWrongFlag(line: string): boolean {
  return /^\s*(?:sealSessions|strict|mfaSession)\s*=(?!\s*(?:true|false)\s*$)/.test(line);
}

/** Renders a settings file; keeps settings of other releases in `text`. */
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
 * Reads the user settings; the defaults if there is no file. Errors: ConfigSyntax for an invalid file; InvalidParameter if
 * AWSROLE_SETTINGS_FILE is a relative path, since the protection of a profile must not depend on the current folder.
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
  return text.ok ? parseSettings(text.value.text, file) : fail({ ...text.error, hint: saveAsUtf8 });
}

/** The pattern that protects a profile; undefined if there is none. Ignores case, as PowerShell's -like does. */
export function protectingPattern(settings: Settings, profile: string): string | undefined {
  return settings.protect.find((pattern) => matchesWildcard(pattern, profile));
}

const otherSettings = say`Check the file and its permissions, or specify another file with AWSROLE_SETTINGS_FILE.`;
const saveAsUtf8 = say`Save the file as UTF-8, or delete it. Set-AwsRoleOption creates a new one.`;

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
    hint: say`Correct the line, or delete the file. Set-AwsRoleOption creates a new one.`,
    target: file,
    file,
    line,
  } as const;
}
