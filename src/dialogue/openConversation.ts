import type { Ask, Conversation, Question } from '../core/conversation.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { notAnswered } from '../core/notAnswered.ts';
import { parseDemand, parseReply } from './request.ts';

/**
 * A conversation with the module next to the work: of the lines that it sends, one that wants more goes to `wanted`, any other
 * is the reply to the question that was asked last.
 */
export function openConversation(
  nextLine: () => Promise<string | undefined>,
  show: (question: Question) => void,
): Conversation {
  const [demands, replies] = [openQueue<number>(), openQueue<Result<string | undefined>>()];
  void listen();
  const ask = oneByOne(async (question) => {
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

/** What a reply means to the question that was asked. */
export function readReply(question: Question, reply: Result<string | undefined>): Result<string> {
  if (!reply.ok) return reply;
  const isYesOrNo = question.kind === 'protected' || question.kind === 'sign-in';
  const isAnswer = isYesOrNo ? reply.value === 'yes' : reply.value !== undefined;
  return isAnswer && reply.value !== undefined ? succeed(reply.value) : fail(notAnswered(question));
}

/** Asks the next question when the one before has its answer. */
export function oneByOne(ask: Ask): Ask {
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
  /** The next item; undefined after the end. */
  readonly take: () => Promise<T | undefined>;
}

function openQueue<T>(): Queue<T> {
  const items: T[] = [];
  const takers: ((item: T | undefined) => void)[] = [];
  let isOver = false;
  return {
    put: (item) => {
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    end: () => {
      isOver = true;
      for (const taker of takers.splice(0)) taker(undefined);
    },
    take: () => {
      const item = items.shift();
      if (item !== undefined || isOver) return Promise.resolve(item);
      return new Promise((resolve) => takers.push(resolve));
    },
  };
}
