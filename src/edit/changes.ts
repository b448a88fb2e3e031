import { secretKeys } from '../config/settingNames.ts';
import { isShown } from '../core/keyText.ts';
import type { Draft } from './draft.ts';

/** A line that edits change, to show to the user. Secrets are masked. */
export interface Change {
  readonly file: string;
  /** The line number in the text after the edits; for a removed line, in the text before. Counts from 1. */
  readonly line: number;
  /** Null for a new line. */
  readonly before: string | null;
  /** Null for a removed line. */
  readonly after: string | null;
}

/** The lines in which two drafts of a text differ, in the order of the text. */
export function listChanges(before: Draft, after: Draft): Change[] {
  const old = maskSecrets(before.lines.map(({ text }) => text));
  const shown = maskSecrets(after.lines.map(({ text }) => text));
  const following = listFollowing(after, old.length + 1);
  const changes: Change[] = [];
  let next = 1;
  for (const [at, { text, from }] of after.lines.entries()) {
    // Removed lines come before the lines that replace them.
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

/** For each line, the old number of the first old line at or after it; `end` after the last one. */
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

/** Masks secrets, also in comments, after a lost line break, in continuation lines, and in place of an access key ID. */
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
