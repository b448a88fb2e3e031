import type { Listening } from '../edges/edges.ts';
import type { AnswerObject } from './answer.ts';

/** Where credentials are served from now on, with the secret that asks for them, and whose they are. */
export function renderListening({ kind, ...facts }: Listening): AnswerObject {
  return facts;
}
