import { posix, win32 } from 'node:path';

/** The shell's variables as values; only the entry reads the process's own. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type Platform = 'win32' | 'darwin' | 'linux';

/** How paths are written on a system. */
export function pathOf(platform: NodeJS.Platform): typeof posix {
  return platform === 'win32' ? win32 : posix;
}

/**
 * The value of a variable; undefined when it is not set. On Windows a variable's name has no case: `$Env:aws_profile`
 * is AWS_PROFILE there.
 */
export function readVariable(environment: Environment, name: string, platform: Platform): string | undefined {
  if (Object.hasOwn(environment, name)) return environment[name];
  if (platform !== 'win32') return undefined;
  const wanted = name.toUpperCase();
  const found = Object.keys(environment).find((key) => key.toUpperCase() === wanted);
  return found === undefined ? undefined : environment[found];
}

/** Whether a shell's person sits at another machine, by what ssh says. */
export function isOverSsh(environment: Environment): boolean {
  return ['SSH_CONNECTION', 'SSH_CLIENT', 'SSH_TTY'].some((name) => Boolean(environment[name]));
}

/** Whether a user reads Japanese: by the language that is named, otherwise by the shell's locale, as POSIX orders its variables. */
export function isJapanese(language: string | undefined, { LC_ALL, LC_MESSAGES, LANG }: Environment): boolean {
  const wanted = [language, LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? '';
  return /^ja\b|^ja_/i.test(wanted);
}
