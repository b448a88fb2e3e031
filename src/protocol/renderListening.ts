import type { Tell } from '../edges/edges.ts';
import type { AnswerObject } from './answer.ts';

/** Where credentials are served from now on, with the secret that asks for them. */
export function renderListening({ url, token, expiration }: Extract<Tell, { kind: 'listening' }>): AnswerObject {
  return { url, token, expiration };
}
