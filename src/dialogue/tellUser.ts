import { type AnswerObject, renderJson } from '../core/answer.ts';
import { cleanText } from '../core/cleanText.ts';
import type { Listening, SessionOutcome, Tell } from '../core/conversation.ts';
import { renderSentence } from '../core/renderSentence.ts';
import { say, translate } from '../core/say.ts';
import { renderError } from './renderError.ts';

interface Speech {
  /** Writes to standard output, which is for results. */
  readonly print: (text: string) => void;
  /** Writes to standard error. */
  readonly show: (text: string) => void;
  /** Whether standard error is a terminal; otherwise it only gets the JSON of an error. */
  readonly isTerminal: () => boolean;
  /** Writes the output of a helper program where the user sees it. */
  readonly showHelper: (text: string) => void;
}

/** Reports events to a user at the command line. */
export function tellUser({ print, show, isTerminal, showHelper }: Speech): (event: Tell) => void {
  return (event) => {
    if (event.kind === 'listening') return print(`${renderJson(renderListening(event))}\n`);
    if (event.kind === 'helper') return showHelper(`${event.line}\n`);
    if (event.kind === 'session') return print(`${renderJson(renderSessionOutcome(event))}\n`);
    const line = renderLine(event);
    // Always show a page to open, since nothing continues without it.
    if (line !== undefined && (isTerminal() || event.kind === 'open'))
      show(endsLine(event) ? `${line}\n` : `${line}\r`);
  };
}

/** Renders the URL of the server, the token for requests, and details of the role. */
export function renderListening({ kind, ...facts }: Listening): AnswerObject {
  return facts;
}

/** Renders a session, or the error instead of it. */
export function renderSessionOutcome(
  { profile, session }: SessionOutcome,
  trim?: (text: string) => string,
): AnswerObject {
  if (session.ok) return { profile, session: session.value, error: null };
  return { profile, session: null, error: renderError(session.error, trim) };
}

/** A countdown overwrites its line until it ends. */
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
      return cleanText(translate(say`Warning: ${event.warning.message}`));
    case 'open':
      return translate(renderPage(cleanText(event.url), event.code));
    case 'verbose':
      return undefined;
  }
}

function renderPage(url: string, code: string | undefined): string {
  return code === undefined ? say`Open ${url}` : say`Open ${url} and enter the code ${cleanText(code)}`;
}
