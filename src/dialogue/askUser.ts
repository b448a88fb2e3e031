import { cleanText } from '../core/cleanText.ts';
import type { Ask, ProtectedQuestion, Question, TokenCodeQuestion } from '../core/conversation.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { showKeyId } from '../core/keyText.ts';
import { say, translate } from '../core/say.ts';
import { unansweredError } from '../core/unansweredError.ts';
import { loadReadline, loadStream } from '../edges/node.ts';
import { onContinue, onEndSignal, suspendProcess } from '../edges/signals.ts';
import { openTerminal, type Terminal } from '../edges/terminal.ts';

/** Prompts on standard error. Reads the answer from the terminal, without echo for codes and secrets, or from a line of standard input. */
export function askUser(terminal: Terminal): Ask {
  return async (question) => {
    const input = terminal.input();
    const answer = input.isTTY ? await readTerminal(input, terminal, question) : readPiped(terminal, question);
    return readAnswer(question, answer?.trim() ?? '');
  };
}

/**
 * Prompts at the controlling terminal of this process, since its standard streams belong to the program that started it.
 * Without a terminal the question fails as not answered.
 */
export function askTerminal(platform: NodeJS.Platform): Ask {
  return async (question) => {
    // A sign-in needs a page to open, and the program that started this one might not show its URL.
    const terminal = question.kind === 'sign-in' ? undefined : openTerminal(platform);
    if (terminal === undefined) return fail(unansweredError(question));
    try {
      return await askUser(terminal)(question);
    } finally {
      terminal.close();
    }
  };
}

function readPiped({ show, readLine }: Terminal, question: Question): string | undefined {
  show(translate(renderQuestion(question)));
  const line = readLine();
  show('\n');
  return line;
}

function renderQuestion(question: Question): string {
  switch (question.kind) {
    case 'token-code':
      return renderCodeQuestion(question);
    case 'protected':
      return renderProtected(question);
    case 'secret-key':
      return say`Secret access key of ${cleanText(showKeyId(question.accessKeyId))} for ${cleanText(question.profile)}: `;
    case 'sign-in':
      return say`${cleanText(question.reason)} Sign in now? [y/N] `;
    case 'login-code':
      return say`Code from the sign-in page: `;
    case 'replace-login':
      return say`${cleanText(question.profile)} uses the login session ${cleanText(question.before)}. Replace it with ${cleanText(question.now)}? [y/N] `;
  }
}

function renderProtected({ profile, pattern, others = [] }: ProtectedQuestion): string {
  if (others.length > 0)
    return say`${[profile, ...others].map(cleanText).join(', ')} are protected. Switch to them? [y/N] `;
  return say`${cleanText(profile)} is protected (${cleanText(pattern)}). Switch to it? [y/N] `;
}

function renderCodeQuestion({ refused, profile, serialNumber }: TokenCodeQuestion): string {
  const device = cleanText(serialNumber);
  const question =
    profile === null ? say`MFA code (${device}): ` : say`MFA code for ${cleanText(profile)} (${device}): `;
  return refused === undefined ? question : `${cleanText(translate(refused))}\n${translate(question)}`;
}

function readAnswer(question: Question, text: string): Result<string> {
  switch (question.kind) {
    case 'token-code':
    case 'secret-key':
    case 'login-code':
      return text === '' ? fail(unansweredError(question)) : succeed(text);
    case 'protected':
    case 'sign-in':
    case 'replace-login':
      // A Japanese input method types full-width letters.
      return /^y(es)?$/i.test(text.normalize('NFKC')) ? succeed('yes') : fail(unansweredError(question));
  }
}

/**
 * Reads a line at the terminal, without echo for a code or secret. Undefined if the user pressed Ctrl+C or Ctrl+D, or the
 * terminal is closed.
 */
async function readTerminal(
  input: NodeJS.ReadStream,
  { show }: Pick<Terminal, 'show'>,
  question: Question,
): Promise<string | undefined> {
  const [{ createInterface }, { Writable }] = [loadReadline(), loadStream()];
  const isHidden = question.kind === 'token-code' || question.kind === 'secret-key';
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      if (!isHidden) show(chunk.toString());
      done();
    },
  });
  // Turns the echo off before the question is shown, so that early typing is hidden too.
  const lines = createInterface({ input, output, terminal: true });
  const answer = new Promise<string | undefined>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(undefined));
  });
  const ask = () => show(translate(renderQuestion(question)));
  const stopListening = onEndSignal(() => lines.close());
  lines.on('SIGTSTP', () => {
    input.setRawMode(false);
    suspendProcess();
    // The system does not stop a process that no shell could continue.
    input.setRawMode(true);
  });
  const stopContinuing = onContinue(() => {
    // The shell turned the echo on, which Node does not notice. What was typed is hidden, so the user starts over.
    input.setRawMode(false);
    input.setRawMode(true);
    lines.write(null, { ctrl: true, name: 'u' });
    ask();
  });
  ask();
  try {
    return await answer;
  } finally {
    stopListening();
    stopContinuing();
    lines.close();
    if (isHidden) show('\n');
  }
}
