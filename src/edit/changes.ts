import { secretKeys } from '../config/keys.ts';
import { isShown } from '../core/keyText.ts';
import type { Draft } from './draft.ts';

/** One line that edits change, for a user to look at. Secrets are masked. */
export interface Change {
  readonly file: string;
  /** In the text after the edits; of a line that goes, in the text before. Counts from 1. */
  readonly line: number;
  /** Null for a line that is new. */
  readonly before: string | null;
  /** Null for a line that goes. */
  readonly after: string | null;
}

/** The lines in which two drafts of one text differ, in the order of the text. */
export function listChanges(before: Draft, after: Draft): Change[] {
  const old = maskSecrets(before.lines.map(({ text }) => text));
  const shown = maskSecrets(after.lines.map(({ text }) => text));
  const following = listFollowing(after, old.length + 1);
  const changes: Change[] = [];
  let next = 1;
  for (const [at, { text, from }] of after.lines.entries()) {
    // What goes is shown before what comes in its place.
    dropTo(following[at] ?? next);
    const was = from === null ? undefined : before.lines[from - 1]?.text;
    if (was !== text) add(at + 1, from === null ? null : (old[from - 1] ?? null), shown[at] ?? null);
    if (from !== null) next = from + 1;
  }
  dropTo(old.length + 1);
  return changes;

  function dropTo(end: number): void {
    for (; next < end; next++) add(next, old[next - 1] ?? null, null);
  }

  function add(line: number, was: string | null, is: string | null): void {
    changes.push({ file: before.file, line, before: was, after: is });
  }
}

/** For each line the number of the first old one from it on; `end` after the last. */
function listFollowing({ lines }: Draft, end: number): number[] {
  const following: number[] = new Array(lines.length);
  let next = end;
  for (let at = lines.length - 1; at >= 0; at--) {
    next = lines[at]?.from ?? next;
    following[at] = next;
  }
  return following;
}

const mask = '***';

/** Also in comments, after a lost line break, and on lines that a secret goes on in. In place of an ID there may be a secret. */
function maskSecrets(lines: readonly string[]): string[] {
  let isInSecret = false;
  return lines.map((line) => {
    const start = secretIn.exec(line)?.[1] ?? startOfHiddenId(line);
    if (start !== undefined) {
      isInSecret = true;
      return start + mask;
    }
    isInSecret &&= /^\s/.test(line);
    return isInSecret && line.trim() !== '' ? mask : line;
  });
}

const secretIn = new RegExp(`^(.*?(?:${[...secretKeys].join('|')})\\s*[=:]\\s*)`, 'i');

function startOfHiddenId(line: string): string | undefined {
  const [, start, value = ''] = /^([\s#;]*aws_access_key_id\s*[=:]\s*)(.*)$/i.exec(line) ?? [];
  return isShown(value.trim()) ? undefined : start;
}
