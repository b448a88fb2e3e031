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

/** One line of JSON. Secrets are revealed: call it for a result only. Times are ISO 8601 in UTC, whole seconds without fraction. */
export function renderJson(answer: Answer): string {
  return stringify(toPlain(answer));
}

/** The same text in pieces, a list's members some at a time: a long answer is written while it is made, any other at once. */
export function* renderJsonPieces(answer: Answer): Generator<string> {
  if (answer instanceof AnswerList) yield* renderMembers(answer);
  else if (isAnswerObject(answer)) yield* renderProperties(answer);
  else yield renderJson(answer);
}

function isLeafObject(answer: object): boolean {
  return answer instanceof Date || answer instanceof Secret || answer instanceof AnswerList;
}

const membersInPiece = 256;

function* renderMembers(list: AnswerList): Generator<string> {
  let open = '[';
  let members: PlainAnswer[] = [];
  for (const member of list) {
    members.push(member);
    if (members.length < membersInPiece) continue;
    yield open + stringify(members).slice(1, -1);
    open = ',';
    members = [];
  }
  yield (members.length > 0 || open === '[' ? open : '') + stringify(members).slice(1);
}

function* renderProperties(answer: AnswerObject): Generator<string> {
  let [text, separator] = ['{', ''];
  for (const [name, value] of Object.entries(answer)) {
    text += `${separator}${stringify(name)}:`;
    separator = ',';
    if (value instanceof AnswerList) {
      yield text;
      yield* renderMembers(value);
      text = '';
    } else text += renderJson(value);
  }
  yield `${text}}`;
}

/** What a terminal would obey, or draw in another order, is escaped: the same text to whoever parses it. */
function stringify(value: unknown): string {
  const text = JSON.stringify(value);
  // Asked first, since nearly all text is plain, and the pattern takes longer to compile than an answer to make.
  return isPlain(text) ? text : text.replace(misleading, escapeUnits);
}

/** Nothing but ASCII, without DEL; what is below the space, JSON has escaped. */
function isPlain(text: string): boolean {
  return Buffer.byteLength(text) === text.length && !text.includes('\x7f');
}

/** C1, separators of lines, marks of direction and what has no width; not by Unicode's classes, which are slow to make. */
const misleading =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

function toPlain(answer: Answer): unknown {
  if (answer instanceof Secret) return answer.reveal();
  if (answer instanceof Date) return renderDate(answer);
  if (Array.isArray(answer)) return answer.map(toPlain);
  if (answer instanceof AnswerList) return [...answer];
  if (isAnswerObject(answer)) return toPlainObject(answer);
  return answer;
}

function toPlainObject(answer: { readonly [name: string]: Answer }): unknown {
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, toPlain(value)]));
}

function renderDate(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}
