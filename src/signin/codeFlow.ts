import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Edges } from '../edges/edges.ts';
import { openCallback } from './callback.ts';
import { makeProof } from './pkce.ts';
import { longestMilliseconds, tellWaiting, within } from './waiting.ts';

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

function reasonOf(callback: { kind: 'refused'; reason: string } | { kind: 'foreign' } | undefined): string {
  if (callback === undefined) return say`the sign-in was not completed within ten minutes`;
  if (callback.kind === 'foreign') return say`the browser's answer does not belong to it (state)`;
  return describeRefusal(callback.reason);
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
