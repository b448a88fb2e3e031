import type { Credentials } from '../core/credentials.ts';
import type { EngineError, Result } from '../core/error.ts';

/** Holds a session and renews it in time when it is requested. */
export interface RenewableSession {
  /** Returns the session, renewed if it expires soon; an error if it has expired and could not be renewed. */
  readonly get: () => Promise<Result<ServedSession>>;
}

/** Credentials that can be served: with a session token and an expiration. */
export interface ServedSession {
  readonly credentials: Credentials & Required<Pick<Credentials, 'sessionToken' | 'expiration'>>;
  /** The expiration by this machine's clock, which may be wrong. */
  readonly endsAt: Date;
  readonly accountId: string | null;
  readonly roleArn: string | null;
}

interface RenewalTools {
  /** Makes a new session without prompting. */
  readonly renew: () => Promise<Result<ServedSession>>;
  readonly now: () => Date;
  /** Called at each failed renewal. */
  readonly warn: (error: EngineError) => void;
}

/** SDKs request a new session from 15 minutes before the expiration (botocore credentials.py). */
const earlySeconds = 900;
/** Seconds between a failed renewal and the next attempt. */
const retrySeconds = 30;

export function openRenewableSession(first: ServedSession, { renew, now, warn }: RenewalTools): RenewableSession {
  let served = first;
  let failure: { readonly error: EngineError; readonly at: Date } | undefined;
  let renewing: Promise<void> | undefined;

  return {
    get: async () => {
      if (remaining() < earlySeconds && !isTooSoon()) {
        renewing ??= tryRenew().finally(() => {
          renewing = undefined;
        });
        await renewing;
      }
      return remaining() > 0 || failure === undefined
        ? { ok: true, value: served }
        : { ok: false, error: failure.error };
    },
  };

  async function tryRenew(): Promise<void> {
    const renewed = await renew();
    if (renewed.ok) {
      served = renewed.value;
      failure = undefined;
      return;
    }
    failure = { error: renewed.error, at: now() };
    warn(renewed.error);
  }

  function remaining(): number {
    return (served.endsAt.getTime() - now().getTime()) / 1000;
  }

  /** After a failed renewal; a clock that is set back must not prolong the pause. */
  function isTooSoon(): boolean {
    const age = failure === undefined ? Number.POSITIVE_INFINITY : (now().getTime() - failure.at.getTime()) / 1000;
    return age >= 0 && age < retrySeconds;
  }
}
