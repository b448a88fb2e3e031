import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Edges } from '../edges/edges.ts';
import { loadCrypto } from '../edges/node.ts';
import { openCallback } from './callback.ts';

/** An authorization code, and what is needed to exchange it for a token. */
export interface AuthorizationCode {
  readonly code: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

export interface CodeRequest {
  /** Renders the URL of the sign-in page. */
  readonly render: (facts: { redirectUri: string; state: string; challenge: string }) => string;
  readonly opens: boolean;
  /** For messages: the name of the sign-in, and the command that starts it again. */
  readonly subject: string;
  readonly again: string;
  /** The error code of a failed sign-in. */
  readonly code?: EngineError['code'];
}

/**
 * Shows the sign-in page and waits up to ten minutes for the authorization code from the browser. Always closes the
 * listener. Errors: SsoLoginRequired, or `request.code`.
 */
export async function obtainCode(request: CodeRequest, edges: Pick<Edges, 'tell'>): Promise<Result<AuthorizationCode>> {
  const { verifier, challenge, state } = makeProof();
  const listener = await openCallback(state);
  const { redirectUri } = listener;
  let stopReports = () => {};
  try {
    edges.tell({ kind: 'open', url: request.render({ redirectUri, state, challenge }), opens: request.opens });
    stopReports = reportWaiting(say`Waiting for the sign-in in the browser`, signInTimeout, edges);
    const callback = await withTimeout(listener.answered, signInTimeout);
    if (callback?.kind === 'code') return succeed({ code: callback.code, verifier, redirectUri });
    return fail(notSignedIn(request, reasonOf(callback)));
  } finally {
    stopReports();
    listener.close();
  }
}

/** Describes an OAuth error code in words. */
export function describeRefusal(reason: string): string {
  if (reason === 'access_denied') return say`access was denied in the browser`;
  return say`AWS rejected the request (${reason.replace(/[^\w-]/g, '').slice(0, 64)})`;
}

/** The error of a sign-in that was not completed. */
export function notSignedIn(
  { subject, again, code = 'SsoLoginRequired' }: Pick<CodeRequest, 'subject' | 'again' | 'code'>,
  reason: string,
): EngineError {
  return {
    code,
    message: say`The sign-in to ${subject} was not completed: ${reason}.`,
    hint: say`Run: ${again}`,
    target: subject,
  };
}

/** Ten minutes, as long as the AWS CLI waits. */
export const signInTimeout = 600_000;

const tickMilliseconds = 1000;

/** Reports each second how long the sign-in is still waited for. Returns a function that stops the reports. */
export function reportWaiting(message: string, milliseconds: number, { tell }: Pick<Edges, 'tell'>): () => void {
  let left = Math.ceil(milliseconds / tickMilliseconds);
  const tellLeft = (secondsLeft: number) => tell({ kind: 'progress', message, secondsLeft });
  tellLeft(left);
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) tellLeft(left);
  }, tickMilliseconds);
  return () => {
    clearInterval(timer);
    tellLeft(0);
  };
}

/** The result of the promise; undefined after the time limit. */
async function withTimeout<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, end]);
  } finally {
    clearTimeout(timer);
  }
}

/** Values that bind an authorization code to the program that requested it (PKCE, RFC 7636), and a redirect to its request. */
interface Proof {
  readonly verifier: string;
  /** SHA-256 of the verifier (S256). */
  readonly challenge: string;
  readonly state: string;
}

export function makeProof(): Proof {
  const { createHash, randomBytes } = loadCrypto();
  const verifier = randomBytes(48).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  return { verifier, challenge, state: randomBytes(24).toString('base64url') };
}

function reasonOf(callback: { kind: 'refused'; reason: string } | { kind: 'foreign' } | undefined): string {
  if (callback === undefined) return say`it timed out after ten minutes`;
  if (callback.kind === 'foreign') return say`the response from the browser belongs to another sign-in (state)`;
  return describeRefusal(callback.reason);
}
