import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Edges } from '../edges/edges.ts';
import { loadCrypto } from '../edges/node.ts';
import { openCallback } from './callback.ts';

/** An authorization code with what it is worth something with. */
export interface AuthorizationCode {
  readonly code: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

export interface CodeRequest {
  /** The page's address, by what binds its answer to us. */
  readonly render: (facts: { redirectUri: string; state: string; challenge: string }) => string;
  readonly opens: boolean;
  /** For messages: the sign-in's name, and the command that begins it again. */
  readonly subject: string;
  readonly again: string;
  /** Of a sign-in that came to nothing. */
  readonly code?: EngineError['code'];
}

/**
 * Shows a page and waits for the code that the browser brings back to this machine, ten minutes at most. The listener is
 * closed however that ends. Errors: SsoLoginRequired.
 */
export async function obtainCode(request: CodeRequest, edges: Pick<Edges, 'tell'>): Promise<Result<AuthorizationCode>> {
  const { verifier, challenge, state } = makeProof();
  const listener = await openCallback(state);
  const { redirectUri } = listener;
  let endWaiting = () => {};
  try {
    edges.tell({ kind: 'open', url: request.render({ redirectUri, state, challenge }), opens: request.opens });
    endWaiting = tellWaiting(say`Waiting for the sign-in in the browser`, longestMilliseconds, edges);
    const callback = await within(listener.answered, longestMilliseconds);
    if (callback?.kind === 'code') return succeed({ code: callback.code, verifier, redirectUri });
    return fail(notSignedIn(request, reasonOf(callback)));
  } finally {
    endWaiting();
    listener.close();
  }
}

/** OAuth's word for a refusal, in words. */
export function describeRefusal(reason: string): string {
  if (reason === 'access_denied') return say`access was denied in the browser`;
  return say`AWS refused (${reason.replace(/[^\w-]/g, '').slice(0, 64)})`;
}

/** The error of a sign-in that came to nothing. */
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

/** No one needs longer for a page; the AWS CLI waits so long too. */
export const longestMilliseconds = 600_000;

const stepMilliseconds = 1000;

/** Tells each second how long a sign-in is still waited for. Gives what ends the telling. */
export function tellWaiting(message: string, milliseconds: number, { tell }: Pick<Edges, 'tell'>): () => void {
  let left = Math.ceil(milliseconds / stepMilliseconds);
  const tellLeft = (secondsLeft: number) => tell({ kind: 'progress', message, secondsLeft });
  tellLeft(left);
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) tellLeft(left);
  }, stepMilliseconds);
  return () => {
    clearInterval(timer);
    tellLeft(0);
  };
}

/** The same promise, or undefined when it takes too long. */
export async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
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

/** What binds an authorization code to the program that asked for it (RFC 7636), and a browser's answer to its question. */
interface Proof {
  readonly verifier: string;
  /** S256 of the verifier. */
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
  if (callback === undefined) return say`the sign-in was not completed within ten minutes`;
  if (callback.kind === 'foreign') return say`the browser's answer does not belong to it (state)`;
  return describeRefusal(callback.reason);
}
