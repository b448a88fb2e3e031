import { posix, win32 } from 'node:path';

/** Environment variables as a value; only `main.ts` reads those of the process. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type Platform = 'win32' | 'darwin' | 'linux';

/** The path functions for a platform. */
export function pathOf(platform: NodeJS.Platform): typeof posix {
  return platform === 'win32' ? win32 : posix;
}

/**
 * The value of a variable; undefined if it is not set. On Windows, the names of variables are not case-sensitive:
 * `$Env:aws_profile` is AWS_PROFILE there.
 */
export function readVariable(environment: Environment, name: string, platform: Platform): string | undefined {
  if (Object.hasOwn(environment, name)) return environment[name];
  if (platform !== 'win32') return undefined;
  const wanted = name.toUpperCase();
  const found = Object.keys(environment).find((key) => key.toUpperCase() === wanted);
  return found === undefined ? undefined : environment[found];
}

/** Whether the shell is an SSH session, so that the user is at another machine. */
export function isSshSession(environment: Environment): boolean {
  return ['SSH_CONNECTION', 'SSH_CLIENT', 'SSH_TTY'].some((name) => Boolean(environment[name]));
}

/** Whether to show Japanese: by the specified language, otherwise by the locale variables of the shell, in the order of POSIX. */
export function isJapanese(language: string | undefined, { LC_ALL, LC_MESSAGES, LANG }: Environment): boolean {
  const wanted = [language, LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? '';
  return /^ja\b|^ja_/i.test(wanted);
}
