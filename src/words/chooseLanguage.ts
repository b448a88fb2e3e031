import { type Environment, isJapanese } from '../core/environment.ts';
import { setLanguage } from '../core/say.ts';

/** Sets the language of this process: the specified one, otherwise that of the shell's locale. */
export async function chooseLanguage(language: string | undefined, environment: Environment): Promise<void> {
  setLanguage(isJapanese(language, environment) ? (await import('./japanese.ts')).japanese : undefined);
}
