import { type Answer, AnswerList, type AnswerObject, isAnswerObject, type PlainAnswer } from './answer.ts';
import { Secret } from './secret.ts';

/** One line of JSON. Secrets are revealed: call it for a result only. Times are ISO 8601 in UTC, whole seconds without fraction. */
export function renderJson(answer: Answer): string {
  return JSON.stringify(toPlain(answer));
}

/** The same text in pieces, a list's members some at a time: a long answer is written while it is made. */
export function* renderJsonPieces(answer: Answer): Generator<string> {
  if (answer instanceof AnswerList) yield* renderMembers(answer);
  else if (isAnswerObject(answer)) yield* renderProperties(answer);
  else yield renderJson(answer);
}

const membersInPiece = 256;

function* renderMembers(list: AnswerList): Generator<string> {
  let open = '[';
  let members: PlainAnswer[] = [];
  for (const member of list) {
    members.push(member);
    if (members.length < membersInPiece) continue;
    yield open + JSON.stringify(members).slice(1, -1);
    open = ',';
    members = [];
  }
  yield (members.length > 0 || open === '[' ? open : '') + JSON.stringify(members).slice(1);
}

function* renderProperties(answer: AnswerObject): Generator<string> {
  let open = '{';
  for (const [name, value] of Object.entries(answer)) {
    yield `${open}${JSON.stringify(name)}:`;
    yield* renderJsonPieces(value);
    open = ',';
  }
  yield open === '{' ? '{}' : '}';
}

function toPlain(answer: Answer): unknown {
  if (answer instanceof Secret) return answer.reveal();
  if (answer instanceof Date) return renderTime(answer);
  if (Array.isArray(answer)) return answer.map(toPlain);
  if (answer instanceof AnswerList) return [...answer];
  if (isAnswerObject(answer)) return toPlainObject(answer);
  return answer;
}

function toPlainObject(answer: { readonly [name: string]: Answer }): unknown {
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, toPlain(value)]));
}

function renderTime(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}
