import type { Environment } from './environment.ts';

/** Whether a user reads Japanese: by the language that is named, otherwise by the shell's locale, as POSIX orders its variables. */
export function isJapanese(language: string | undefined, { LC_ALL, LC_MESSAGES, LANG }: Environment): boolean {
  const wanted = [language, LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? '';
  return /^ja\b|^ja_/i.test(wanted);
}
