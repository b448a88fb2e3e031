import { type Environment, isJapanese } from '../core/environment.ts';
import { speak } from '../core/say.ts';

/** Lets this process speak the user's language: the one that is named, otherwise that of the shell's locale. */
export async function speakTo(language: string | undefined, environment: Environment): Promise<void> {
  speak(isJapanese(language, environment) ? (await import('./japanese.ts')).japanese : undefined);
}
