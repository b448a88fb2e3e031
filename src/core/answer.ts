import { Secret } from './secret.ts';

/** What a command answers, before it is written as JSON or CLIXML. */
export type Answer = string | number | boolean | null | Date | Secret | readonly Answer[] | AnswerList | AnswerObject;

export interface AnswerObject {
  readonly [name: string]: Answer;
}

export function isAnswerObject(answer: Answer): answer is AnswerObject {
  return typeof answer === 'object' && answer !== null && !isLeafObject(answer) && !Array.isArray(answer);
}

/** What JSON writes as it is. */
export type PlainAnswer = string | number | boolean | null | { readonly [name: string]: PlainAnswer };

/** A list whose members are made as it is written: ten thousand profiles need not all be there at once. */
export class AnswerList {
  readonly #make: () => Iterable<PlainAnswer>;

  constructor(make: () => Iterable<PlainAnswer>) {
    this.#make = make;
  }

  [Symbol.iterator](): Iterator<PlainAnswer> {
    return this.#make()[Symbol.iterator]();
  }
}

function isLeafObject(answer: object): boolean {
  return answer instanceof Date || answer instanceof Secret || answer instanceof AnswerList;
}
