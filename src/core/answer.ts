import { Secret } from './secret.ts';

/** The result of a command, before it is rendered as JSON or CLIXML. */
export type Answer = string | number | boolean | null | Date | Secret | readonly Answer[] | AnswerList | AnswerObject;

export interface AnswerObject {
  readonly [name: string]: Answer;
}

export function isAnswerObject(answer: Answer): answer is AnswerObject {
  return typeof answer === 'object' && answer !== null && !isLeafObject(answer) && !Array.isArray(answer);
}

/** Values that JSON can represent directly. */
export type PlainAnswer = string | number | boolean | null | { readonly [name: string]: PlainAnswer };

/** A list whose members are created while it is written, so that ten thousand profiles are not all in memory. */
export class AnswerList {
  readonly #make: () => Iterable<PlainAnswer>;

  constructor(make: () => Iterable<PlainAnswer>) {
    this.#make = make;
  }

  [Symbol.iterator](): Iterator<PlainAnswer> {
    return this.#make()[Symbol.iterator]();
  }
}

/** One line of JSON. It reveals secrets, so use it only for results. Times are ISO 8601 in UTC, with a fraction only if there is one. */
export function renderJson(answer: Answer): string {
  return stringify(toPlain(answer));
}

/** The same text in pieces, so that a long list is written while it is created. */
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

/** JSON in which characters that control a terminal or reorder text are escaped; it parses to the same value. */
function stringify(value: unknown): string {
  const text = JSON.stringify(value);
  // Checked first, since nearly all text is plain, and compiling the pattern takes longer than rendering a result.
  return isPlain(text) ? text : text.replace(misleading, escapeUnits);
}

/** Whether a text is ASCII without DEL; JSON has already escaped the characters below the space. */
function isPlain(text: string): boolean {
  return Buffer.byteLength(text) === text.length && !text.includes('\x7f');
}

/** C1 controls, line separators, direction marks, and zero-width characters; listed, since Unicode classes are slow to compile. */
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
