import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { readTimer } from '../edges/node.ts';
import type { NetworkSettings } from '../plan/plan.ts';
import { parseHttpDate } from './clock.ts';
import { describeExposure, isExposed } from './exposure.ts';
import { describeFailure, isTransient } from './failure.ts';
import { type Failure, type HttpAnswer, type HttpRequest, type Limits, readHeader, renderUrl } from './http.ts';
import { renderProxy } from './proxy.ts';
import type { Sender } from './sender.ts';

/** A call: how to prepare its request (for each attempt, since signatures expire), and how to read its response. */
export interface Call<T> {
  /** The URL for messages. */
  readonly url: URL;
  readonly prepare: () => Promise<HttpRequest>;
  readonly read: (answer: HttpAnswer, attempts: number) => Verdict<T>;
  /** Whether the request is signed, which does not reveal the secret key: only such a call is allowed over HTTP to another machine. */
  readonly isSigned?: boolean;
  /** Whether to never use a proxy, as for link-local and loopback services. */
  readonly direct?: boolean;
  readonly limits?: Partial<Limits>;
  /** The maximum number of attempts; by default, that of the settings. */
  readonly maxAttempts?: number;
  /** The maximum number of attempts after one without a response; `maxAttempts` by default. */
  readonly lostAttempts?: number;
}

export type Verdict<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: EngineError }
  /** Retry after a wait; the error is returned if no attempts are left. */
  | { readonly kind: 'retry'; readonly error: EngineError; readonly throttled: boolean }
  /** Retry once immediately, without counting it, because the cause was fixed; the error is returned if that did not help. */
  | { readonly kind: 'repeat'; readonly error: EngineError };

/** What an exchange needs in addition to the call. `random`, `sleep`, and `stopwatch` are for tests. */
export interface Exchange {
  readonly sender: Sender;
  readonly settings: NetworkSettings;
  readonly random?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** A monotonic clock, in milliseconds. */
  readonly stopwatch?: () => number;
  /** For how many milliseconds a throttled call is retried, any number of times; by default, the usual limits apply. */
  readonly throttledPatience?: number;
}

/** The limit for all attempts together, in milliseconds: an unreachable endpoint fails in less than 15 s. */
const patienceMilliseconds = 14_000;
const defaultLimits: Limits = { connectMilliseconds: 4_000, answerMilliseconds: 10_000, maxBytes: 1_048_576 };

/**
 * Makes a call, and retries after connection errors, throttling, and responses for which `read` returns `retry`: within 14 s in total,
 * or within `throttledPatience` while the service throttles.
 * Errors: InvalidParameter (secrets over HTTP), NetworkUnreachable, StsUnavailable (response not HTTP or too large), and those of `read`.
 */
export async function exchange<T>(call: Call<T>, tools: Exchange): Promise<Result<T>> {
  const { random = Math.random, sleep = pause, stopwatch = readTimer } = tools;
  if (call.isSigned !== true && isExposed(call.url)) return fail(describeExposure(call.url));
  const route = call.direct === true ? succeed(null) : await tools.sender.routeTo(call.url);
  if (!route.ok) return route;
  const start = stopwatch();
  let end = start + patienceMilliseconds;
  let maxAttempts = call.maxAttempts ?? tools.settings.maxAttempts;
  const measure = () => {
    const now = stopwatch();
    return { spent: now - start, left: end - now };
  };

  for (let attempts = 1; ; attempts += 1) {
    const outcome = await attemptOnce(call, tools.sender, route.value, attempts, measure);
    if (outcome.kind === 'done') return succeed(outcome.value);
    if (outcome.kind === 'retry' && outcome.throttled && tools.throttledPatience !== undefined) {
      end = start + tools.throttledPatience;
      maxAttempts = Number.POSITIVE_INFINITY;
    }
    if (outcome.kind === 'failed') return fail(outcome.error);
    if (attempts >= (outcome.isLost ? (call.lostAttempts ?? maxAttempts) : maxAttempts)) return fail(outcome.error);
    const wait = outcome.retryAfter ?? computeDelay(attempts, outcome.throttled, random());
    if (stopwatch() + wait >= end) return fail(outcome.error);
    await sleep(wait);
  }
}

type Outcome<T> =
  | Exclude<Verdict<T>, { kind: 'retry' | 'repeat' }>
  | {
      readonly kind: 'retry';
      readonly error: EngineError;
      readonly throttled: boolean;
      readonly retryAfter?: number;
      readonly isLost?: true;
    };

/** The milliseconds since the first attempt began, and those that are left. */
interface Time {
  readonly spent: number;
  readonly left: number;
}

async function attemptOnce<T>(
  call: Call<T>,
  sender: Sender,
  proxy: URL | null,
  attempts: number,
  measure: () => Time,
  repeated = false,
): Promise<Outcome<T>> {
  const request = await call.prepare();
  const { spent, left } = measure();
  const limits = within({ ...defaultLimits, ...call.limits }, left);
  const attempt = await sender.send(request, proxy, limits);
  if (!attempt.ok) {
    const failure = addTime(attempt.failure, spent);
    const error = describeFailure(failure, renderUrl(call.url), attempts, proxy && renderProxy(proxy));
    return isTransient(attempt.failure)
      ? { kind: 'retry', error, throttled: false, isLost: true }
      : { kind: 'failed', error };
  }
  const verdict = call.read(attempt.answer, attempts);
  if (verdict.kind === 'repeat') {
    return repeated
      ? { kind: 'failed', error: verdict.error }
      : attemptOnce(call, sender, proxy, attempts, measure, true);
  }
  if (verdict.kind !== 'retry') return verdict;
  const retryAfter = parseRetryAfter(readHeader(attempt.answer, 'retry-after'), readServerTime(attempt.answer));
  return retryAfter === undefined ? verdict : { ...verdict, retryAfter };
}

/** A timeout is described with the time of all attempts, which their number follows. */
function addTime(failure: Failure, spent: number): Failure {
  return failure.kind === 'timeout' ? { ...failure, milliseconds: spent + failure.milliseconds } : failure;
}

/** The time of the server, since a date in Retry-After is relative to its clock. */
function readServerTime(answer: HttpAnswer): number {
  const time = parseHttpDate(readHeader(answer, 'date'));
  return Number.isNaN(time) ? Date.now() : time;
}

function within(limits: Limits, left: number): Limits {
  const most = Math.max(1, Math.floor(left));
  return {
    ...limits,
    connectMilliseconds: Math.min(limits.connectMilliseconds, most),
    answerMilliseconds: Math.min(limits.answerMilliseconds, most),
  };
}

/** Waits for that many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * How long to wait before the next attempt, in milliseconds: exponential backoff with full jitter, as in the standard
 * mode of the AWS SDKs, starting slower if the service throttles.
 *
 * @param failures attempts that have failed so far, from 1
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function computeDelay(failures: number, throttled: boolean, random: number): number {
  const first = throttled ? firstThrottledMilliseconds : firstMilliseconds;
  return Math.floor(random * Math.min(first * 2 ** (failures - 1), maxDelayMilliseconds));
}

/**
 * Parses a Retry-After header, which has seconds or a date, to milliseconds from `now`; undefined if it is neither.
 *
 * @param now the time of the server, in milliseconds since 1970
 */
export function parseRetryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1000;
  const at = parseHttpDate(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

const firstMilliseconds = 100;
const firstThrottledMilliseconds = 500;
const maxDelayMilliseconds = 20_000;
