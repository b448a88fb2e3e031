import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';

/** What may be written into a file. Errors: InvalidParameter. What passes is still read back before it is written. */

/** A name that both files can hold in a header, and that no reader takes for something else. */
export function validateName(name: string): Result<string> {
  if (name === '') return fail(badName(name, say`it is empty`));
  if (name === 'DEFAULT') return fail(badName(name, say`the AWS CLI reads its settings into every profile`));
  if (hasControls(name))
    return fail(badName(printable(name), say`it contains a line break or another control character`));
  if (/^\s|\s$/.test(name)) return fail(badName(name, say`it begins or ends with a space`));
  if (/[[\]#;]/.test(name)) return fail(badName(name, say`brackets and comment signs end a header`));
  return succeed(name);
}

/** The key in lower case, as the AWS CLI knows it; `s3.max_queue_size` for one inside a nested block. */
export function validateKey(key: string): Result<string> {
  const lower = key.toLowerCase();
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)?$/.test(lower) ? succeed(lower) : fail(badKey(printable(key)));
}

/** Values that the AWS CLI and the SDKs read alike: they trim white space, and to the SDKs a comment may follow a value. */
export function validateValue(key: string, value: string): Result<string> {
  if (value === '') return fail(badValue(key, say`is empty: remove the setting instead`));
  if (hasControls(value)) return fail(badValue(key, say`contains a line break or another control character`));
  if (/^\s|\s$/.test(value))
    return fail(badValue(key, say`begins or ends with a space, which is removed when it is read`));
  if (/(^|\s)[#;]/.test(value))
    return fail(badValue(key, say`contains a space before # or ;, which the SDKs treat as a comment`));
  return succeed(value);
}

/** Line ends of any kind, other controls, characters that turn the direction of text, and halves of characters. */
function hasControls(text: string): boolean {
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text);
}

/** For a message, where a line break would imitate another line. */
function printable(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function badName(name: string, reason: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`"${name}" cannot be the name of a section in the AWS files: ${reason}.`,
    hint: say`Use a name of letters, digits, and - _ . @ + / :, which the AWS CLI and every SDK can read.`,
    target: name,
  };
}

function badKey(key: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`"${key}" cannot be the name of a setting.`,
    hint: say`Settings have names such as role_arn, or s3.max_queue_size for a setting in a nested block.`,
    target: key,
  };
}

/** Never shows the value, which may be a secret. */
function badValue(key: string, reason: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`The value of ${key} ${reason}.`,
    hint: say`No changes were made. Specify a value of one line that the AWS CLI and the SDKs read the same way.`,
    target: key,
  };
}
