import type { Ask, Conversation, Question } from '../core/conversation.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { unansweredError } from '../core/unansweredError.ts';
import { parseDemand, parseReply } from './request.ts';

/**
 * Talks with the module while commands run: a line that requests more sessions goes to `wanted`; any other line is the reply
 * to the last question.
 */
export function openConversation(
  nextLine: () => Promise<string | undefined>,
  show: (question: Question) => void,
): Conversation {
  const [demands, replies] = [openQueue<number>(), openQueue<Result<string | undefined>>()];
  void listen();
  const ask = askOneAtATime(async (question) => {
    show(question);
    return readReply(question, (await replies.take()) ?? succeed(undefined));
  });
  return { ask, wanted: demands.take };

  async function listen(): Promise<void> {
    for (let line = await nextLine(); line !== undefined; line = await nextLine()) {
      const more = parseDemand(line);
      if (more === undefined) replies.put(parseReply(line));
      else demands.put(more);
    }
    demands.end();
    replies.end();
  }
}

/** Converts a reply to the result of the question; an error if it is cancelled, or not yes where that is required. */
export function readReply(question: Question, reply: Result<string | undefined>): Result<string> {
  if (!reply.ok) return reply;
  const isYesOrNo = question.kind === 'protected' || question.kind === 'sign-in';
  const isAnswer = isYesOrNo ? reply.value === 'yes' : reply.value !== undefined;
  return isAnswer && reply.value !== undefined ? succeed(reply.value) : fail(unansweredError(question));
}

/** Asks each question only after the previous one is answered. */
export function askOneAtATime(ask: Ask): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return (question) => {
    const answer = last.then(() => ask(question));
    last = answer.catch(() => {});
    return answer;
  };
}

interface Queue<T> {
  readonly put: (item: T) => void;
  readonly end: () => void;
  /** The next item; undefined once the queue has ended. */
  readonly take: () => Promise<T | undefined>;
}

function openQueue<T>(): Queue<T> {
  const items: T[] = [];
  const takers: ((item: T | undefined) => void)[] = [];
  let hasEnded = false;
  return {
    put: (item) => {
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    end: () => {
      hasEnded = true;
      for (const taker of takers.splice(0)) taker(undefined);
    },
    take: () => {
      const item = items.shift();
      if (item !== undefined || hasEnded) return Promise.resolve(item);
      return new Promise((resolve) => takers.push(resolve));
    },
  };
}
