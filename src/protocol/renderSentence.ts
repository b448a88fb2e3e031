import { shorten } from './shorten.ts';

/**
 * A message as it leaves the engine: it may quote a value of any length, of several lines or with a terminal's escape
 * sequences. Characters that would break or steer the line come out as in JSON: `\n`, `\u001b`.
 */
export function renderSentence(text: string): string {
  return shorten(text.replace(controls, escapeControl));
}

const controls = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

function escapeControl(control: string): string {
  const short = JSON.stringify(control).slice(1, -1);
  return short === control ? `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}` : short;
}
