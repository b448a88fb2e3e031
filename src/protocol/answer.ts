import { Secret } from './secret.ts';

/** What a command answers, before it is written as JSON or CLIXML. */
export type Answer = string | number | boolean | null | Date | Secret | readonly Answer[] | AnswerObject;

export interface AnswerObject {
  readonly [name: string]: Answer;
}

export function isAnswerObject(answer: Answer): answer is AnswerObject {
  return typeof answer === 'object' && answer !== null && !isLeafObject(answer) && !Array.isArray(answer);
}

function isLeafObject(answer: object): boolean {
  return answer instanceof Date || answer instanceof Secret;
}
