import type { AnswerObject } from '../core/answer.ts';
import type { Listening } from '../core/conversation.ts';

/** Where credentials are served from now on, with the secret that asks for them, and whose they are. */
export function renderListening({ kind, ...facts }: Listening): AnswerObject {
  return facts;
}
