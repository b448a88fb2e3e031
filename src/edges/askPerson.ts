import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { fail, succeed } from '../protocol/error.ts';
import { notAnswered } from '../protocol/notAnswered.ts';
import type { Ask, Question } from './edges.ts';

/** Where a person sits, or a script that pipes the code in. */
export interface Terminal {
  /** Opened only when asked: touching standard input costs start-up time. */
  readonly input: () => NodeJS.ReadStream;
  readonly show: (text: string) => void;
  readonly readLine: () => string | undefined;
}

/** Asks on standard error; the answer comes from the terminal without echo, or else as a line of standard input. */
export function askPerson(terminal: Terminal): Ask {
  return async (question) => {
    terminal.show(renderQuestion(question));
    const input = terminal.input();
    const answer = input.isTTY ? await readHidden(input) : terminal.readLine();
    terminal.show('\n');
    const text = answer?.trim() ?? '';
    return text === '' ? fail(notAnswered(question)) : succeed(text);
  };
}

function renderQuestion(question: Question): string {
  const refused = question.refused === undefined ? '' : `${question.refused}\n`;
  const profile = question.profile === null ? '' : ` for ${question.profile}`;
  return `${refused}MFA code${profile} (${question.serialNumber}): `;
}

async function readHidden(input: NodeJS.ReadStream): Promise<string | undefined> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: silent, terminal: true });
  try {
    return await new Promise((resolve) => {
      lines.once('line', resolve);
      lines.once('close', () => resolve(undefined));
    });
  } finally {
    lines.close();
  }
}
