import type { Warning } from '../core/warning.ts';
import type { Decided } from './plan.ts';
import { warn } from './problem.ts';

/**
 * A warning of a comment behind a value, which is part of the value to aws-cli, though not to the AWS SDKs; undefined
 * where there is none. `consequence` begins the sentence, `fate` says what becomes of the comment.
 */
export function warnOfComment({ value, by }: Decided<string>, consequence: string, fate: string): Warning | undefined {
  const comment = /\s([#;].*)/.exec(value)?.[1];
  if (comment === undefined) return undefined;
  const message = `${consequence}: "${comment}" ${fate}; only the AWS SDKs take that for a comment. Put it on a line of its own.`;
  return warn('CommentInValue', message, by);
}
