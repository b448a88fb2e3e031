import { type AnswerObject, renderJson } from '../core/answer.ts';
import { cleanText } from '../core/cleanText.ts';
import type { Listening, SessionOutcome, Tell } from '../core/conversation.ts';
import { renderSentence } from '../core/renderSentence.ts';
import { say, word } from '../core/say.ts';
import { renderError } from './renderError.ts';

export interface Speech {
  /** Writes to standard output, which belongs to results. */
  readonly print: (text: string) => void;
  /** Writes to standard error. */
  readonly show: (text: string) => void;
  /** Whether a user reads standard error; a program finds nothing there but the error's JSON. */
  readonly isTerminal: () => boolean;
  /** Writes what a helper program says to where the user is. */
  readonly showHelper: (text: string) => void;
}

/** Tells a user what happens on the way to the result. */
export function tellPerson({ print, show, isTerminal, showHelper }: Speech): (event: Tell) => void {
  return (event) => {
    if (event.kind === 'listening') return print(`${renderJson(renderListening(event))}\n`);
    if (event.kind === 'helper') return showHelper(`${event.line}\n`);
    if (event.kind === 'session') return print(`${renderJson(renderSessionOutcome(event))}\n`);
    const line = renderLine(event);
    // A page to open is shown to whoever reads: nothing goes on without it.
    if (line !== undefined && (isTerminal() || event.kind === 'open'))
      show(endsLine(event) ? `${line}\n` : `${line}\r`);
  };
}

/** Where credentials are served from now on, with the secret that asks for them, and whose they are. */
export function renderListening({ kind, ...facts }: Listening): AnswerObject {
  return facts;
}

/** A session that is there, or why it is not. */
export function renderSessionOutcome(
  { profile, session }: SessionOutcome,
  trim?: (text: string) => string,
): AnswerObject {
  if (session.ok) return { profile, session: session.value, error: null };
  return { profile, session: null, error: renderError(session.error, trim) };
}

/** A countdown stays on its line until it is over. */
function endsLine(event: Tell): boolean {
  return event.kind !== 'progress' || !event.secondsLeft;
}

function renderSeconds(left: number | undefined): string {
  return left === undefined ? '' : ` ${String(left).padStart(2)} s`;
}

function renderLine(event: Exclude<Tell, { kind: 'listening' | 'helper' | 'session' }>): string | undefined {
  switch (event.kind) {
    case 'progress':
      return `${cleanText(renderSentence(event.message))}${renderSeconds(event.secondsLeft)}`;
    case 'warning':
      return cleanText(word(say`Warning: ${event.warning.message}`));
    case 'open':
      return word(renderPage(cleanText(event.url), event.code));
    case 'verbose':
      return undefined;
  }
}

function renderPage(url: string, code: string | undefined): string {
  return code === undefined ? say`Open ${url}` : say`Open ${url} and enter the code ${cleanText(code)}`;
}
