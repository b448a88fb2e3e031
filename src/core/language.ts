import type { Environment } from './environment.ts';

/** Whether a person reads Japanese: by the language that is named, else by the shell's locale, as POSIX orders its variables. */
export function isJapanese(language: string | undefined, { LC_ALL, LC_MESSAGES, LANG }: Environment): boolean {
  const wanted = [language, LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? '';
  return /^ja\b|^ja_/i.test(wanted);
}
