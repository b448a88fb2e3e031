import { malformedInput, validationError } from './errors.ts';
import type { Parameters } from './query.ts';

/** AWS's rules for the text of a parameter. Lengths count Unicode characters. */
export interface Constraint {
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: Pattern;
  /** The value is not repeated in the error. */
  readonly sensitive?: boolean;
}

/** A pattern as AWS prints it, and as a regular expression for the whole value. */
interface Pattern {
  readonly text: string;
  readonly whole: RegExp;
}

/** Limits of the STS API reference (version 2011-06-15) and, where they differ, of the service's own answers. */
export const constraints = {
  arn: {
    min: 20,
    max: 2048,
    pattern: {
      text: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+',
      whole: /^[\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD]+$/,
    },
  },
  sessionName: { min: 2, max: 64, pattern: patternOf('[\\w+=,.@-]*') },
  externalId: { min: 2, max: 1224, pattern: patternOf('[\\w+=,.@:\\/-]*') },
  serialNumber: { min: 9, max: 256, pattern: patternOf('[\\w+=/:,.@-]*') },
  tokenCode: { min: 6, max: 6, pattern: patternOf('[\\d]*') },
  sourceIdentity: { min: 2, max: 64, pattern: patternOf('[\\w+=,.@-]*') },
  policy: {
    min: 1,
    max: 2048,
    pattern: { text: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+', whole: /^[\t\n\r\x20-\xFF]+$/ },
  },
  tagKey: { min: 1, max: 128, pattern: unicodePattern('[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+') },
  tagValue: { min: 0, max: 256, pattern: unicodePattern('[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*') },
  webIdentityToken: { min: 4, max: 20000, sensitive: true },
  accessKeyId: { min: 16, max: 128, pattern: patternOf('[\\w]*') },
} as const satisfies Record<string, Constraint>;

/** A checked value: the member's name in AWS's error texts, the value, and its constraint. */
export interface Check {
  readonly member: string;
  readonly value: string | undefined;
  readonly constraint: Constraint;
}

/** Throws STS's ValidationError, which lists all violations. */
export function validate(checks: readonly Check[]): void {
  const failures = checks.flatMap(failuresOf);
  if (failures.length > 0) throw validationErrors(failures);
}

/** Creates the checks for top-level parameters of a request. */
export function checksOf(parameters: Parameters, rules: Readonly<Record<string, Constraint>>): Check[] {
  return Object.entries(rules).map(([name, constraint]) => ({
    member: lowerFirst(name),
    value: parameters.get(name),
    constraint,
  }));
}

/**
 * Parses a duration in seconds. STS parses a signed 32-bit number before it checks the range; other text is MalformedInput without a
 * message.
 */
export function readDuration(parameters: Parameters, limits: { min: number; max: number; default: number }): number {
  const text = parameters.get('DurationSeconds');
  if (text === undefined) return limits.default;
  if (text === '') throw malformedInput('missing value for decimal type');
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= -(2 ** 31) && value < 2 ** 31)) throw malformedInput('');
  const failed = (rule: string) =>
    validationErrors([`Value '${value}' at 'durationSeconds' failed to satisfy constraint: Member must have ${rule}`]);
  if (value < limits.min) throw failed(`value greater than or equal to ${limits.min}`);
  if (value > limits.max) throw failed(`value less than or equal to ${limits.max}`);
  return value;
}

function failuresOf({ member, value, constraint }: Check): string[] {
  if (value === undefined) {
    return constraint.required ? [failure(`Value null at '${member}'`, 'Member must not be null')] : [];
  }
  const subject = constraint.sensitive ? `Value at '${member}'` : `Value '${value}' at '${member}'`;
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = constraint;
  const length = [...value].length;
  return [
    ...(pattern?.whole.test(value) === false
      ? [failure(subject, `Member must satisfy regular expression pattern: ${pattern.text}`)]
      : []),
    ...(length < min ? [failure(subject, `Member must have length greater than or equal to ${min}`)] : []),
    ...(length > max ? [failure(subject, `Member must have length less than or equal to ${max}`)] : []),
  ];
}

function failure(subject: string, rule: string): string {
  return `${subject} failed to satisfy constraint: ${rule}`;
}

function validationErrors(failures: readonly string[]) {
  const count = failures.length === 1 ? '1 validation error' : `${failures.length} validation errors`;
  return validationError(`${count} detected: ${failures.join('; ')}`);
}

function patternOf(text: string): Pattern {
  return { text, whole: new RegExp(`^${text}$`) };
}

function unicodePattern(text: string): Pattern {
  return { text, whole: new RegExp(`^${text}$`, 'u') };
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
