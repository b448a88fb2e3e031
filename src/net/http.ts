/** An HTTP request, entirely in memory. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** Why an attempt got no response; `failure.ts` makes the message. */
export type Failure =
  | { readonly kind: 'dns'; readonly host: string }
  | { readonly kind: 'refused' | 'unreachable' | 'cut' | 'not-http' | 'too-large'; readonly code: string }
  /** The open connection of an earlier request was closed in the meantime. */
  | { readonly kind: 'stale'; readonly code: string }
  | { readonly kind: 'timeout'; readonly phase: 'connect' | 'answer'; readonly milliseconds: number }
  | { readonly kind: 'unknown-issuer' | 'tls'; readonly code: string; readonly reason: string }
  | { readonly kind: 'proxy'; readonly reason: string }
  | { readonly kind: 'ca-bundle'; readonly file: string; readonly reason: string }
  | { readonly kind: 'other'; readonly code: string };

export type Attempt =
  | { readonly ok: true; readonly answer: HttpAnswer }
  | { readonly ok: false; readonly failure: Failure };

export interface Limits {
  readonly connectMilliseconds: number;
  /** From the start of the attempt to the end of the answer. */
  readonly answerMilliseconds: number;
  readonly maxBytes: number;
}

export function answered(answer: HttpAnswer): Attempt {
  return { ok: true, answer };
}

export function failed(failure: Failure): Attempt {
  return { ok: false, failure };
}

/** The value of a header; the first one if the server sent several. */
export function readHeader(answer: HttpAnswer, name: string): string | undefined {
  const value = answer.headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

/** A URL for messages: without user, password, and query. */
export function renderUrl({ origin, pathname }: URL): string {
  return pathname === '/' ? origin : origin + pathname;
}
