import { renderJson } from '../core/answer.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { quoteForFish, quoteForPosix, quoteForPowerShell } from '../core/quote.ts';
import { say } from '../core/say.ts';
import type { RoleVariable } from './roleVariables.ts';

/** A format with one statement for each variable, for a shell or a program that reads variables from a file. */
interface TextFormat {
  /** Sets a variable for this shell and its children. `value` has no characters that `refused` matches. */
  readonly set: (name: string, value: string) => string;
  /** Removes a variable; missing if the format cannot express that: the variable is then omitted. */
  readonly unset?: (name: string) => string;
  /** The characters that a value must not contain, since not every reader of the format understands an escape for them. */
  readonly refused: { readonly pattern: RegExp; readonly what: string };
  readonly lineBreak?: '\r\n';
}

/** No environment variable can contain it. */
const nulCharacter = { pattern: /\0/, what: say`a NUL character` } as const;

/** Between single quotes only the quote itself is special in a POSIX shell (POSIX 2.2.2), also in zsh. */
const bash: TextFormat = {
  set: (name, value) => `export ${name}=${quoteForPosix(value)}`,
  unset: (name) => `unset ${name}`,
  refused: nulCharacter,
};

/**
 * For cmd.exe, in a batch file or with `for /f`. In `set "NAME=value"` operators are not special. Rejected are a quote,
 * which ends the value; a percent sign, which is doubled only in a batch file; an exclamation mark, which depends on delayed
 * expansion; and non-ASCII characters, which depend on the code page.
 */
const cmd: TextFormat = {
  set: (name, value) => `set "${name}=${value}"`,
  unset: (name) => `set "${name}="`,
  refused: { pattern: /["%!]|[^\x20-\x7e]/, what: say`a quote, %, !, a line break, or a non-ASCII character` },
  lineBreak: '\r\n',
};

/**
 * Lines for `docker run --env-file`: everything after the first `=` is the value, even quotes. A name without a value would
 * pass on the host's variable, so variables to remove are omitted.
 */
const docker: TextFormat = {
  set: (name, value) => `${name}=${value}`,
  refused: { pattern: /[\0\r\n]/, what: say`a line break` },
};

/**
 * A `.env` file in the common subset of its readers (the dotenv packages for Node, Python, Go and Ruby, Docker Compose):
 * text in single quotes is literal. They disagree on quotes, backslashes, dollar signs, and line breaks in it. The format
 * cannot remove a variable, and the AWS CLI rejects an empty AWS_PROFILE.
 */
const dotEnv: TextFormat = {
  set: (name, value) => `${name}=${/^[\w./+=:,@-]*$/.test(value) ? value : `'${value}'`}`,
  refused: { pattern: /['\\$\0\r\n]/, what: say`a single quote, a backslash, a dollar sign, or a line break` },
};

/**
 * In single quotes fish only interprets `\'` and `\\` (fish language, Quotes). Sets global variables, as inherited ones are;
 * universal variables, which belong to all shells, are not changed.
 */
const fish: TextFormat = {
  set: (name, value) => `set -gx ${name} ${quoteForFish(value)}`,
  unset: (name) => `set -eg ${name}`,
  refused: nulCharacter,
};

/**
 * Lines in pure ASCII, each a whole statement, so that they survive any code page and a pipe to Invoke-Expression, which
 * runs line by line. Assigning $null removes an environment variable in all versions of PowerShell.
 */
const powershell: TextFormat = {
  set: (name, value) => `$Env:${name} = ${renderInAscii(value)}`,
  unset: (name) => `$Env:${name} = $null`,
  refused: nulCharacter,
};

/** The formats that list variables, by the names that users enter. */
export const textFormats = {
  PowerShell: powershell,
  Bash: bash,
  Fish: fish,
  Cmd: cmd,
  DotEnv: dotEnv,
  Docker: docker,
} as const satisfies Readonly<Record<string, TextFormat>>;

export type TextFormatName = keyof typeof textFormats;

const textFormatNames = Object.keys(textFormats) as readonly TextFormatName[];

export const formatNames = [
  ...textFormatNames,
  'Json',
  'CredentialProcess',
  'GitHubActions',
  'CredentialsFile',
] as const;

type FormatName = (typeof formatNames)[number];

/** Finds a format by its name, ignoring case; undefined if there is none. */
export function parseFormat(text: string): FormatName | undefined {
  return formatNames.find((name) => name.toLowerCase() === text.toLowerCase());
}

/**
 * Renders the statements that set and remove the variables of a role. InvalidParameter for a value that the format cannot
 * represent, except AWSROLE_PROFILE, which only prompts read and is then omitted.
 */
export function renderVariables(name: TextFormatName, variables: readonly RoleVariable[]): Result<string> {
  const format: TextFormat = textFormats[name];
  const fitting = variables.map((variable) => omitUnfitPrompt(variable, format));
  const unfit = fitting.find(({ value }) => value !== null && format.refused.pattern.test(value));
  if (unfit !== undefined) return fail(cannotRepresent(name, unfit, format));
  const statements = fitting.flatMap(({ name, value }) => (value === null ? remove(name) : [format.set(name, value)]));
  return succeed(statements.map((statement) => statement + (format.lineBreak ?? '\n')).join(''));

  function remove(variable: string): string[] {
    return format.unset === undefined ? [] : [format.unset(variable)];
  }
}

/** Renders one line of JSON, with null for variables to remove. */
export function renderJsonVariables(variables: readonly RoleVariable[]): string {
  return `${renderJson(Object.fromEntries(variables.map(({ name, value }) => [name, value])))}\n`;
}

/** PowerShell treats curly quotes (U+2018 to U+201B) like straight ones, so all non-ASCII characters are written as [char]. */
function renderInAscii(value: string): string {
  const parts = value.match(/[\x20-\x7e]+|[^\x20-\x7e]/g) ?? [];
  if (parts.every(isAscii)) return quoteForPowerShell(value);
  return `('' + ${parts.map((part) => (isAscii(part) ? quoteForPowerShell(part) : renderCharacter(part))).join(' + ')})`;
}

function isAscii(part: string): boolean {
  return /^[\x20-\x7e]/.test(part);
}

/** One UTF-16 code unit, the size of a [char]. */
function renderCharacter(unit: string): string {
  return `[char]0x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function omitUnfitPrompt(variable: RoleVariable, { refused }: TextFormat): RoleVariable {
  const isUnfit = variable.name === 'AWSROLE_PROFILE' && refused.pattern.test(variable.value ?? '');
  return isUnfit ? { ...variable, value: null } : variable;
}

/** Names the variable but not its value, which may be secret. */
function cannotRepresent(format: string, { name }: RoleVariable, { refused }: TextFormat) {
  return {
    code: 'InvalidParameter',
    message: say`${format} cannot represent the value of ${name}: it contains ${refused.what}.`,
    hint: say`Use another format, such as Json.`,
    target: name,
  } as const;
}
