import { type Answer, isAnswerObject } from './answer.ts';
import { Secret } from './secret.ts';

/** One line of JSON. Secrets are revealed: call it for a result only. Times are ISO 8601 in UTC, whole seconds without fraction. */
export function renderJson(answer: Answer): string {
  return JSON.stringify(isPlain(answer) ? answer : toPlain(answer));
}

/** Whether JSON.stringify writes it as it is. Most answers are plain, and ten thousand profiles are not copied for nothing. */
function isPlain(answer: Answer): boolean {
  if (typeof answer !== 'object' || answer === null) return true;
  if (Array.isArray(answer)) return answer.every(isPlain);
  return isAnswerObject(answer) && Object.values(answer).every(isPlain);
}

function toPlain(answer: Answer): unknown {
  if (answer instanceof Secret) return answer.reveal();
  if (answer instanceof Date) return renderTime(answer);
  if (Array.isArray(answer)) return answer.map(toPlain);
  if (isAnswerObject(answer)) return toPlainObject(answer);
  return answer;
}

function toPlainObject(answer: { readonly [name: string]: Answer }): unknown {
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, toPlain(value)]));
}

function renderTime(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}
