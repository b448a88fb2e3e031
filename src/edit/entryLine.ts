import { indentOf, rstrip } from '../config/python.ts';
import { sdkValueOf } from '../config/sdkSyntax.ts';

/** Lines of one entry: `key = value`, with their own spacing. */

export interface RewrittenLine {
  readonly text: string;
  /** A comment that followed the value, where the AWS CLI takes it for a part of it: it goes to a line of its own. */
  readonly comment: string | null;
}

/** An entry's line with another value; key, delimiter and white space stay. `isNested`: only `=` ends a key there. */
export function rewriteValue(line: string, value: string, isNested = false): RewrittenLine {
  const delimiter = line.search(isNested ? /=/ : /[=:]/);
  const content = rstrip(line);
  const written = content.slice(delimiter + 1);
  const gap = written === '' ? ' ' : written.slice(0, indentOf(written));
  return {
    text: line.slice(0, delimiter + 1) + gap + value + line.slice(content.length),
    comment: commentBehind(line, written.slice(indentOf(written))),
  };
}

/** A new line; `like`: the line whose indentation it takes. */
export function renderEntry(key: string, value: string, indent = ''): string {
  return `${indent}${key} = ${value}`;
}

export function indentationOf(line: string): string {
  return line.slice(0, indentOf(line));
}

function commentBehind(line: string, value: string): string | null {
  const before = sdkValueOf(line);
  if (before === undefined || !value.startsWith(before)) return null;
  const rest = value.slice(before.length);
  return /^\s+[#;]/.test(rest) ? rest.trim() : null;
}
