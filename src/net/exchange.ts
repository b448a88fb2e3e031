import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { readTimer } from '../edges/node.ts';
import type { NetworkSettings } from '../plan/plan.ts';
import { parseHttpDate } from './clock.ts';
import { describeExposure, isExposed } from './exposure.ts';
import { describeFailure, isPassing } from './failure.ts';
import { type HttpAnswer, type HttpRequest, type Limits, readHeader, renderUrl } from './http.ts';
import { renderProxy } from './proxy.ts';
import type { Sender } from './sender.ts';

/** A call: how its request is made (again for each attempt, since signatures age) and how its answer is read. */
export interface Call<T> {
  /** The URL that messages name. */
  readonly url: URL;
  readonly prepare: () => Promise<HttpRequest>;
  readonly read: (answer: HttpAnswer, attempts: number) => Verdict<T>;
  /** The request carries a signature, by which no one learns the key: only such a call may go to another machine by http. */
  readonly isSigned?: boolean;
  /** Never through a proxy: link-local and loopback services. */
  readonly direct?: boolean;
  readonly limits?: Partial<Limits>;
  /** Total attempts; the settings' otherwise. */
  readonly maxAttempts?: number;
  /** Attempts in all where one got no answer; `maxAttempts` unless said. */
  readonly lostAttempts?: number;
}

export type Verdict<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: EngineError }
  /** To be tried again after a while; the error stands when no attempts are left. */
  | { readonly kind: 'retry'; readonly error: EngineError; readonly throttled: boolean }
  /** To be tried once more at once, not counted: something was put right. The error stands if that did not help. */
  | { readonly kind: 'repeat'; readonly error: EngineError };

/** What an exchange needs next to the call. Random, sleep and stopwatch are arguments for the tests' sake. */
export interface Exchange {
  readonly sender: Sender;
  readonly settings: NetworkSettings;
  readonly random?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Milliseconds that only go forward. */
  readonly stopwatch?: () => number;
  /** Milliseconds in which a call is tried again that the service throttles, however often; otherwise it counts as all others. */
  readonly throttledPatience?: number;
}

/** All attempts together; an unreachable endpoint is given up before 15 s. */
const patience = 14_000;
const usual: Limits = { connectMilliseconds: 4_000, answerMilliseconds: 10_000, maxBytes: 1_048_576 };

/**
 * Makes a call with retries: connection errors, throttling and what `read` calls passing, within 14 s in all, or while it is
 * throttled within the patience for that.
 * Errors: InvalidParameter (secrets by plain http), NetworkUnreachable, StsUnavailable (no HTTP, or too much of it), and those of `read`.
 */
export async function exchange<T>(call: Call<T>, tools: Exchange): Promise<Result<T>> {
  const { random = Math.random, sleep = pause, stopwatch = readTimer } = tools;
  if (call.isSigned !== true && isExposed(call.url)) return fail(describeExposure(call.url));
  const route = call.direct === true ? succeed(null) : await tools.sender.routeTo(call.url);
  if (!route.ok) return route;
  const start = stopwatch();
  let end = start + patience;
  let maxAttempts = call.maxAttempts ?? tools.settings.maxAttempts;

  for (let attempts = 1; ; attempts += 1) {
    const outcome = await attemptOnce(call, tools.sender, route.value, attempts, end - stopwatch());
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

async function attemptOnce<T>(
  call: Call<T>,
  sender: Sender,
  proxy: URL | null,
  attempts: number,
  left: number,
  repeated = false,
): Promise<Outcome<T>> {
  const limits = within({ ...usual, ...call.limits }, left);
  const attempt = await sender.send(await call.prepare(), proxy, limits);
  if (!attempt.ok) {
    const error = describeFailure(attempt.failure, renderUrl(call.url), attempts, proxy && renderProxy(proxy));
    return isPassing(attempt.failure)
      ? { kind: 'retry', error, throttled: false, isLost: true }
      : { kind: 'failed', error };
  }
  const verdict = call.read(attempt.answer, attempts);
  if (verdict.kind === 'repeat') {
    return repeated ? { kind: 'failed', error: verdict.error } : attemptOnce(call, sender, proxy, attempts, left, true);
  }
  if (verdict.kind !== 'retry') return verdict;
  const retryAfter = parseRetryAfter(readHeader(attempt.answer, 'retry-after'), readServerTime(attempt.answer));
  return retryAfter === undefined ? verdict : { ...verdict, retryAfter };
}

/** A Retry-After date is meant by the server's clock, not ours. */
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

/** Milliseconds in which nothing is done. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

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

const firstMilliseconds = 100;
const firstThrottledMilliseconds = 500;
const longestMilliseconds = 20_000;
