import type { Environment } from '../core/environment.ts';
import { isJapanese } from '../core/language.ts';
import { speak } from '../core/say.ts';

/** Lets this process speak the person's language: the one that is named, else that of the shell's locale. */
export async function speakTo(language: string | undefined, environment: Environment): Promise<void> {
  speak(isJapanese(language, environment) ? (await import('./japanese.ts')).japanese : undefined);
}
