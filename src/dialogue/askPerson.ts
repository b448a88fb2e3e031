import { cleanText } from '../core/cleanText.ts';
import type { Ask, ProtectedQuestion, Question, TokenCodeQuestion } from '../core/conversation.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { showKeyId } from '../core/keyText.ts';
import { notAnswered } from '../core/notAnswered.ts';
import { say, word } from '../core/say.ts';
import { loadReadline, loadStream } from '../edges/node.ts';
import { onHangUp } from '../edges/signals.ts';
import { openTerminal, type Terminal } from '../edges/terminal.ts';

/** Asks on standard error; the answer comes from the terminal, a code without echo, or else as a line of standard input. */
export function askPerson(terminal: Terminal): Ask {
  return async (question) => {
    const input = terminal.input();
    const answer = input.isTTY ? await readTerminal(input, terminal, question) : readPiped(terminal, question);
    return readAnswer(question, answer?.trim() ?? '');
  };
}

/**
 * Asks at the terminal that this process belongs to, past its standard streams, which belong to the program that
 * started it. Without a terminal the question counts at once as not answered.
 */
export function askTerminal(platform: NodeJS.Platform): Ask {
  return async (question) => {
    // The program that started this one may show nothing of a page to open.
    const terminal = question.kind === 'sign-in' ? undefined : openTerminal(platform);
    if (terminal === undefined) return fail(notAnswered(question));
    try {
      return await askPerson(terminal)(question);
    } finally {
      terminal.close();
    }
  };
}

function readPiped({ show, readLine }: Terminal, question: Question): string | undefined {
  show(word(renderQuestion(question)));
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
  return refused === undefined ? question : `${cleanText(word(refused))}\n${word(question)}`;
}

function readAnswer(question: Question, text: string): Result<string> {
  switch (question.kind) {
    case 'token-code':
    case 'secret-key':
    case 'login-code':
      return text === '' ? fail(notAnswered(question)) : succeed(text);
    case 'protected':
    case 'sign-in':
    case 'replace-login':
      return /^y(es)?$/i.test(text) ? succeed('yes') : fail(notAnswered(question));
  }
}

/** A code or a secret is typed blind. undefined: the user left by Ctrl+C or Ctrl+D, or the terminal is gone. */
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
  // The terminal echoes no more from here on: what is typed at the first word of the question is not to be seen either.
  const lines = createInterface({ input, output, terminal: true });
  const answer = new Promise<string | undefined>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(undefined));
  });
  const stopListening = onHangUp(() => lines.close());
  show(word(renderQuestion(question)));
  try {
    return await answer;
  } finally {
    stopListening();
    lines.close();
    if (isHidden) show('\n');
  }
}
