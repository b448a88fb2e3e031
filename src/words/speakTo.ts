import { type Environment, isJapanese } from '../core/environment.ts';
import { speak } from '../core/say.ts';

/** Sets the language of this process: the specified one, otherwise that of the shell's locale. */
export async function speakTo(language: string | undefined, environment: Environment): Promise<void> {
  speak(isJapanese(language, environment) ? (await import('./japanese.ts')).japanese : undefined);
}
