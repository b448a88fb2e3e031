import { fill, type Words } from './words.ts';

/** A session's time left in whole minutes that are left for sure, as Get-AwsRole and the prompt count them. */
export function renderLeft(seconds: number, words: Words): string {
  return fill(words.minutes, Math.floor(seconds / 60));
}
