import { renderJson } from '../core/answer.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { RoleVariable } from './roleVariables.ts';

/** A text of one statement a variable, for a shell or for a program that reads variables from a file. */
export interface TextFormat {
  /** Sets a variable for this shell and its children. `value` holds nothing that `refused` finds. */
  readonly set: (name: string, value: string) => string;
  /** Removes a variable; left out where the text has no way to say so: then it is not named at all. */
  readonly unset?: (name: string) => string;
  /** What a value may not hold, since the text has no way to write it that every reader understands. */
  readonly refused: { readonly pattern: RegExp; readonly what: string };
  readonly lineBreak?: '\r\n';
}

/** No variable of any system can hold it. */
const nulCharacter = { pattern: /\0/, what: say`a NUL character` } as const;

/** Between single quotes nothing means anything to a POSIX shell but the quote itself (POSIX 2.2.2). For zsh and sh too. */
const bash: TextFormat = {
  set: (name, value) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
  unset: (name) => `unset ${name}`,
  refused: nulCharacter,
};

/**
 * For cmd.exe, as a batch file or by `for /f`. Between the quotes of `set "NAME=value"` operators mean nothing. But a
 * quote would end them, a percent sign is doubled in one of those ways and not in the other, an exclamation mark is
 * one with delayed expansion and none without, and other characters depend on the code page: these are refused.
 */
const cmd: TextFormat = {
  set: (name, value) => `set "${name}=${value}"`,
  unset: (name) => `set "${name}="`,
  refused: { pattern: /["%!]|[^\x20-\x7e]/, what: say`a quote, %, !, a line break or a character beyond ASCII` },
  lineBreak: '\r\n',
};

/**
 * Lines for `docker run --env-file`: everything after the first `=` is the value, quotes included. A name alone would
 * hand on the host's variable, so what is removed is not named.
 */
const docker: TextFormat = {
  set: (name, value) => `${name}=${value}`,
  refused: { pattern: /[\0\r\n]/, what: say`a line break` },
};

/**
 * A `.env` file, in what its readers agree on (the dotenv packages for Node, Python, Go and Ruby, Docker Compose):
 * text between single quotes is taken as it is. They do not agree on quotes, backslashes and dollar signs in it, nor
 * on line breaks. There is no way to remove a variable, and an empty AWS_PROFILE is an error to the AWS CLI.
 */
const dotEnv: TextFormat = {
  set: (name, value) => `${name}=${/^[\w./+=:,@-]*$/.test(value) ? value : `'${value}'`}`,
  refused: { pattern: /['\\$\0\r\n]/, what: say`a single quote, a backslash, a dollar sign or a line break` },
};

/**
 * Between single quotes fish reads `\'` and `\\` and nothing else (fish language, Quotes). Variables that a shell was
 * started with are global ones; a universal one, which belongs to all shells, is left alone.
 */
const fish: TextFormat = {
  set: (name, value) => `set -gx ${name} '${value.replace(/[\\']/g, '\\$&')}'`,
  unset: (name) => `set -eg ${name}`,
  refused: nulCharacter,
};

/**
 * Lines in pure ASCII, each a whole statement: they survive any code page and a pipe to Invoke-Expression that hands
 * over line by line. All versions of PowerShell remove a variable of the environment that is set to $null.
 */
const powershell: TextFormat = {
  set: (name, value) => `$Env:${name} = ${renderInAscii(value)}`,
  unset: (name) => `$Env:${name} = $null`,
  refused: nulCharacter,
};

/** The formats that are a list of variables, by the names that users give. */
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

export type FormatName = (typeof formatNames)[number];

/** The format that a text names, upper or lower case; undefined when none is called so. */
export function parseFormat(text: string): FormatName | undefined {
  return formatNames.find((name) => name.toLowerCase() === text.toLowerCase());
}

/**
 * The text that sets and removes a role's variables. InvalidParameter for a value that the format cannot hold;
 * AWSROLE_PROFILE, which only prompts read, is then left out instead.
 */
export function renderVariables(name: TextFormatName, variables: readonly RoleVariable[]): Result<string> {
  const format: TextFormat = textFormats[name];
  const fitting = variables.map((variable) => leaveOut(variable, format));
  const unfit = fitting.find(({ value }) => value !== null && format.refused.pattern.test(value));
  if (unfit !== undefined) return fail(cannotHold(name, unfit, format));
  const statements = fitting.flatMap(({ name, value }) => (value === null ? remove(name) : [format.set(name, value)]));
  return succeed(statements.map((statement) => statement + (format.lineBreak ?? '\n')).join(''));

  function remove(variable: string): string[] {
    return format.unset === undefined ? [] : [format.unset(variable)];
  }
}

/** One line: an object of names and values, null for a variable that is to be removed. */
export function renderJsonVariables(variables: readonly RoleVariable[]): string {
  return `${renderJson(Object.fromEntries(variables.map(({ name, value }) => [name, value])))}\n`;
}

/** Curly quotes end a string like straight ones (U+2018 to U+201B), so they never are in one. */
function renderInAscii(value: string): string {
  const parts = value.match(/[\x20-\x7e]+|[^\x20-\x7e]/g) ?? [];
  if (parts.every(isAscii)) return renderString(value);
  return `('' + ${parts.map((part) => (isAscii(part) ? renderString(part) : renderCharacter(part))).join(' + ')})`;
}

function isAscii(part: string): boolean {
  return /^[\x20-\x7e]/.test(part);
}

function renderString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** One UTF-16 code unit, which is what [char] holds. */
function renderCharacter(unit: string): string {
  return `[char]0x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function leaveOut(variable: RoleVariable, { refused }: TextFormat): RoleVariable {
  const isUnfit = variable.name === 'AWSROLE_PROFILE' && refused.pattern.test(variable.value ?? '');
  return isUnfit ? { ...variable, value: null } : variable;
}

/** Names the variable and not its value, which may be secret. */
function cannotHold(format: string, { name }: RoleVariable, { refused }: TextFormat) {
  return {
    code: 'InvalidParameter',
    message: say`${format} cannot represent the value of ${name}: it contains ${refused.what}.`,
    hint: say`Use another format, such as Json.`,
    target: name,
  } as const;
}
