import { cleanText } from '../../core/cleanText.ts';
import type { EngineError, Result } from '../../core/error.ts';
import { maskSecrets } from '../../core/maskSecrets.ts';
import { say } from '../../core/say.ts';
import { exchange, type Verdict } from '../../net/exchange.ts';
import type { HttpAnswer, HttpRequest, Limits } from '../../net/http.ts';
import type { Service } from '../service.ts';
import type { Parsed } from './parseDocument.ts';

/** A request for a JSON document, to a service that provides credentials. */
export interface DocumentRequest<T> {
  /** The name of the service in messages, such as "The instance metadata service". */
  readonly name: string;
  readonly url: URL;
  readonly method?: HttpRequest['method'];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly parse: (text: string) => Parsed<T>;
  /** Whether the request never goes through a proxy. */
  readonly direct?: boolean;
  readonly limits?: Partial<Limits>;
  readonly maxAttempts?: number;
  /** The maximum number of attempts that get no response; `maxAttempts` by default. */
  readonly lostAttempts?: number | undefined;
  /** Whether to retry after an invalid document. */
  readonly retriesUnfit?: boolean;
  /** Whether to retry after a status from 400 to 499 too: the service might not be ready yet. */
  readonly retriesRefusal?: boolean;
  /** Returns a specific error for a response; undefined for the usual error. */
  readonly refuse?: (status: number, body: string) => EngineError | undefined;
}

/** Fetches a document, with retries if that might help. Errors: SourceFailed, NetworkUnreachable, those of `refuse`. */
export function fetchDocument<T>(
  request: DocumentRequest<T>,
  open: Pick<Service, 'sender' | 'settings' | 'random' | 'sleep'>,
): Promise<Result<T>> {
  const {
    url,
    method = 'GET',
    headers,
    body,
    direct = false,
    limits = {},
    maxAttempts = open.settings.maxAttempts,
    lostAttempts,
  } = request;
  const message = { method, url, headers: { accept: '*/*', ...headers }, ...(body === undefined ? {} : { body }) };
  const call = { url, direct, limits, maxAttempts, ...(lostAttempts === undefined ? {} : { lostAttempts }) };
  return exchange({ ...call, prepare: async () => message, read: (answer) => readAnswer(answer, request) }, open);
}

function readAnswer<T>(
  { status, body }: HttpAnswer,
  { name, url, parse, refuse, retriesUnfit = false, retriesRefusal = false }: DocumentRequest<T>,
): Verdict<T> {
  const text = body.toString('utf8');
  if (status === 200) {
    const parsed = parse(text);
    if (parsed.ok) return { kind: 'done', value: parsed.value };
    if (parsed.error !== undefined) return { kind: 'failed', error: parsed.error };
    const error = unfit(name, url, parsed.problem);
    return retriesUnfit ? { kind: 'retry', error, throttled: false } : { kind: 'failed', error };
  }
  const refused = refuse?.(status, text);
  const passes = refused === undefined && (status === 429 || status >= 500);
  const error = refused ?? unsuccessful(name, url, status, text);
  return passes || (retriesRefusal && status >= 400 && status < 500)
    ? { kind: 'retry', error, throttled: status === 429 }
    : { kind: 'failed', error };
}

function unfit(name: string, url: URL, problem: string): EngineError {
  return {
    code: 'SourceFailed',
    message: say`${name} (${url.origin}) returned an unexpected response: ${problem}.`,
    hint: say`Check that the correct service is listening there.`,
    target: url.origin,
  };
}

function unsuccessful(name: string, url: URL, status: number, text: string): EngineError {
  const said = maskSecrets(cleanText(text)).slice(0, 200);
  return {
    code: 'SourceFailed',
    message: say`${name} (${url.origin}) returned HTTP ${status}${said === '' ? '' : `: ${said}`}.`,
    hint:
      status >= 500 || status === 429
        ? say`Try again in a minute.`
        : say`Check that the service is set up for this machine or container.`,
    target: url.origin,
  };
}

/** The URL of a call: its path, which starts with a slash, appended to the path of the endpoint, if any. */
export function renderCallUrl(endpoint: string, path: string): URL {
  return new URL(endpoint.replace(/\/+$/, '') + path);
}
