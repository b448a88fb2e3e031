import { parseHttpDate } from './clock.ts';

const firstMilliseconds = 100;
const firstThrottledMilliseconds = 500;
const longestMilliseconds = 20_000;

/**
 * How long to wait before the next attempt, in milliseconds: exponential with full jitter, as the AWS SDKs'
 * standard mode does it, slower to begin with where the service asked for fewer calls.
 *
 * @param failures attempts that have failed so far, from 1
 * @param random from 0 up to, not including, 1
 */
export function computeDelay(failures: number, throttled: boolean, random: number): number {
  const first = throttled ? firstThrottledMilliseconds : firstMilliseconds;
  return Math.floor(random * Math.min(first * 2 ** (failures - 1), longestMilliseconds));
}

/**
 * A Retry-After header in milliseconds from `now`: it holds seconds, or a date. Undefined when it is neither.
 *
 * @param now the server's time, in milliseconds since 1970
 */
export function parseRetryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1000;
  const at = parseHttpDate(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
