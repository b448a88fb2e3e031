import type { Ask } from '../core/conversation.ts';
import { fail } from '../core/error.ts';
import { notAnswered } from '../core/notAnswered.ts';
import { openTerminal } from '../edges/terminal.ts';
import { askPerson } from './askPerson.ts';

/**
 * Asks at the terminal that this process belongs to, past its standard streams, which belong to the program that
 * started it. Without a terminal the question counts at once as not answered.
 */
export function askTerminal(platform: NodeJS.Platform): Ask {
  return async (question) => {
    const terminal = openTerminal(platform);
    if (terminal === undefined) return fail(notAnswered(question));
    try {
      return await askPerson(terminal)(question);
    } finally {
      terminal.close();
    }
  };
}
