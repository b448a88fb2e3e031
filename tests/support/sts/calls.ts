import type { ServiceRequest } from './http.ts';

/** What a service finds out about a request while it answers it. */
export interface CallNote {
  accessKeyId?: string;
  /** The ARN of the caller, once the signature is verified. */
  caller?: string;
  region?: string;
  service?: string;
  /** The error code in the answer. */
  error?: string;
  /** The request's parameters; secret ones are redacted by the service. */
  parameters?: Readonly<Record<string, string>>;
}

/** A request as tests see it. No field contains a secret. */
export interface Call extends Readonly<CallNote> {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly at: Date;
  /** Number of the connection it came on, from 1. */
  readonly connection: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The fault that was applied, if any. */
  readonly fault?: string;
  /** 0 until an answer is sent, or if there is none. */
  readonly status: number;
}

interface Context {
  readonly operation: string;
  readonly connection: number;
  readonly at: Date;
  readonly fault: string | undefined;
}

const SECRET_HEADERS = /token|cookie|secret/i;
export const REDACTED = '[redacted]';

/** Adds a request to `calls`; the returned note and status can be filled in later. */
export function recordCall(calls: Call[], request: ServiceRequest, context: Context) {
  const { operation, connection, at, fault } = context;
  const call: CallNote & { -readonly [name in keyof Call]: Call[name] } = {
    operation,
    method: request.method,
    path: request.path,
    at,
    connection,
    headers: withoutSecrets(request.headers),
    ...(fault === undefined ? {} : { fault }),
    status: 0,
  };
  calls.push(call);
  return { call, note: call as CallNote };
}

function withoutSecrets(headers: ServiceRequest['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, redact(name, String(value))]));
}

function redact(name: string, value: string): string {
  if (SECRET_HEADERS.test(name)) return REDACTED;
  if (name !== 'authorization') return value;
  return value.startsWith('AWS4-') ? value.replace(/(Signature=)[^,]*/, `$1${REDACTED}`) : REDACTED;
}
