import { type Answer, AnswerList, isAnswerObject, renderJson } from '../core/answer.ts';
import { Secret } from '../core/secret.ts';
import { makeInert, measure } from '../picker/cells.ts';

/** Renders an answer for a user: one line for each property, and a table for a list of objects, without empty columns. */
export function renderAnswerText(answer: Answer): string {
  const lines = isAnswerObject(answer) ? renderFacts(answer) : renderBlock(answer);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function renderFacts(facts: { readonly [name: string]: Answer }): string[] {
  const entries = Object.entries(facts).filter(([, value]) => !isEmpty(value));
  const isShort = ([, value]: readonly [string, Answer]) => toCell(value) !== undefined;
  const short = entries.filter(isShort).map(([name, value]) => [`${toWords(name)}:`, toCell(value) ?? '']);
  const blocks = entries
    .filter((entry) => !isShort(entry))
    .map(([name, value]) => renderNamed(name, value, entries.length));
  return [...align(short), ...blocks.flatMap((block, at) => (at > 0 || short.length > 0 ? ['', ...block] : block))];
}

/** A list that is the only property needs no title. */
function renderNamed(name: string, value: Answer, count: number): string[] {
  const lines = renderBlock(value);
  return count === 1 ? lines : [`${toWords(name)}:`, ...lines.map((line) => `  ${line}`)];
}

function renderBlock(value: Answer): string[] {
  if (Array.isArray(value) && value.length === 0) return [];
  const cell = toCell(value);
  if (cell !== undefined) return [cell];
  if (isAnswerObject(value)) return renderFacts(value);
  const members = value instanceof AnswerList ? [...value] : Array.isArray(value) ? value : [];
  const records = members.filter(isAnswerObject);
  return records.length === members.length
    ? renderTable(records)
    : members.map((member) => toCell(member) ?? renderJson(member));
}

function renderTable(records: readonly { readonly [name: string]: Answer }[]): string[] {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const used = names.filter((name) => records.some(({ [name]: value = null }) => !isEmpty(value)));
  const rows = records.map((record) =>
    used.map((name) => toCell(record[name] ?? null) ?? makeInert(renderJson(record[name] ?? null))),
  );
  return align([used.map(toWords), ...rows]);
}

/** Whether a value is not worth showing: missing, false, or empty. */
function isEmpty(value: Answer): boolean {
  return value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A value on one line; undefined for an object. */
function toCell(value: Answer): string | undefined {
  if (value === null || value === false) return '';
  if (value === true) return 'yes';
  if (value instanceof Secret) return value.reveal();
  if (value instanceof Date) return renderJson(value).slice(1, -1);
  if (typeof value === 'string' || typeof value === 'number') return makeInert(String(value));
  if (!Array.isArray(value)) return undefined;
  const cells = value.map((member) => toCell(member));
  return cells.every((cell) => cell !== undefined) ? cells.join(', ') : undefined;
}

function align(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => measure(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - measure(cell))))
      .join('  ')
      .trimEnd(),
  );
}

/** Converts `roleArn` to "role ARN". */
function toWords(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.replace(/\b(?:arn|id|mfa|sso|url|aws)\b/g, (word) => word.toUpperCase());
}
