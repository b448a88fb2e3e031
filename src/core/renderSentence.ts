import { maskAssigned } from './maskSecrets.ts';
import { translate } from './say.ts';

/**
 * Renders a message in the language of this process. It may quote a value of any length, with line breaks or terminal
 * escape sequences: control characters and invisible characters are escaped as in JSON: `\n`, `\u001b`, `\u200b`. If the
 * value contains a secret by mistake, the secret is masked.
 */
export function renderSentence(text: string): string {
  // Not the joiners, which Persian and emoji contain, and nothing above U+FFFF.
  const controls = /(?!\u200c|\u200d|[\u{10000}-\u{10ffff}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
  return shorten(maskAssigned(translate(text)).replace(controls, escapeControl));
}

/** Shortens a text that may quote a value of any length: omits the middle if it has more than 2000 characters. */
export function shorten(text: string): string {
  if (text.length <= longest) return text;
  // The cut may have split a surrogate pair.
  return `${text.slice(0, longest - lastPart)} … ${text.slice(-lastPart)}`.replace(/\p{Cs}/gu, '');
}

function escapeControl(control: string): string {
  const short = JSON.stringify(control).slice(1, -1);
  return short === control ? `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}` : short;
}

const longest = 2000;
/** How many characters of the end of a longer text are shown. */
const lastPart = 500;
