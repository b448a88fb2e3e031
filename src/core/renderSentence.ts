import { maskAssigned } from './maskSecrets.ts';
import { word } from './say.ts';

/**
 * A message as it leaves the engine: it may quote a value of any length, of several lines or with a terminal's escape
 * sequences. Characters that would break or steer the line, or that no one sees, come out as in JSON: `\n`, `\u001b`,
 * `\u200b`. The value may hold a secret that got there by mistake: it does not come out. In the language of this process.
 */
export function renderSentence(text: string): string {
  // Not the joiners, of which Persian and emoji are made, nor what is above U+FFFF.
  const controls = /(?!\u200c|\u200d|[\u{10000}-\u{10ffff}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
  return shorten(maskAssigned(word(text)).replace(controls, escapeControl));
}

/** Text for a user that may quote a value of any length: of more than 2000 characters the middle is left out. */
export function shorten(text: string): string {
  if (text.length <= longest) return text;
  // Characters may have been cut in two.
  return `${text.slice(0, longest - lastPart)} … ${text.slice(-lastPart)}`.replace(/\p{Cs}/gu, '');
}

function escapeControl(control: string): string {
  const short = JSON.stringify(control).slice(1, -1);
  return short === control ? `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}` : short;
}

const longest = 2000;
/** Of a longer text; the rest of what is shown is its beginning. */
const lastPart = 500;
