import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';

/** Validates what is to be written to a file. Errors: InvalidParameter. `verify.ts` also checks the edited text. */

/** Accepts a name that is possible in the headers of both files, and that all readers read in the same way. */
export function validateName(name: string): Result<string> {
  if (name === '') return fail(badName(name, say`it is empty`));
  if (name === 'DEFAULT') return fail(badName(name, say`the AWS CLI applies its settings to every profile`));
  if (hasControls(name))
    return fail(badName(printable(name), say`it contains a line break or another control character`));
  if (/^\s|\s$/.test(name)) return fail(badName(name, say`it begins or ends with a space`));
  if (/[[\]#;]/.test(name)) return fail(badName(name, say`it contains [, ], #, or ;, which end a section header`));
  return succeed(name);
}

/** Returns the name in lower case, as in the AWS CLI; `s3.max_queue_size` for a setting in a nested block. */
export function validateSettingName(key: string): Result<string> {
  const lower = key.toLowerCase();
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)?$/.test(lower) ? succeed(lower) : fail(badKey(printable(key)));
}

/** Accepts values that the AWS CLI and the SDKs read in the same way: both trim white space, and the SDKs remove comments. */
export function validateValue(key: string, value: string): Result<string> {
  if (value === '') return fail(emptyValue(key));
  if (hasControls(value)) return fail(badValue(key, say`contains a line break or another control character`));
  if (/^\s|\s$/.test(value))
    return fail(badValue(key, say`begins or ends with a space, which is removed when it is read`));
  if (/(^|\s)[#;]/.test(value))
    return fail(badValue(key, say`contains a space before # or ;, which the SDKs treat as a comment`));
  return succeed(value);
}

/** Whether a text contains line endings, other control characters, direction marks, or unpaired surrogates. */
function hasControls(text: string): boolean {
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text);
}

/** Escapes a text for a message, in which a line break could imitate another line. */
function printable(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function badName(name: string, reason: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`"${name}" cannot be the name of a section in the AWS files, because ${reason}.`,
    hint: say`Use a name of letters, digits, and - _ . @ + / :, which the AWS CLI and every SDK can read.`,
    target: name,
  };
}

function badKey(key: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`"${key}" cannot be the name of a setting.`,
    hint: say`Use a name such as role_arn, or s3.max_queue_size for a setting in a nested block.`,
    target: key,
  };
}

function emptyValue(key: string): EngineError {
  return {
    ...badValue(key, say`is empty; remove the setting instead`),
    hint: say`No changes were made. Omit the setting, or remove it with Set-AwsProfile -RemoveSetting ${key} (awsrole set-profile --remove-setting ${key}).`,
  };
}

/** The error never contains the value, which may be a secret. */
function badValue(key: string, reason: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`The value of ${key} ${reason}.`,
    hint: say`No changes were made. Specify a single-line value that the AWS CLI and the SDKs read the same way.`,
    target: key,
  };
}
