import type { Credentials } from '../core/credentials.ts';
import type { EngineError, Result } from '../core/error.ts';

/** Holds a session and renews it in time, for as long as it is asked for one. */
export interface Keeper {
  /** The session, renewed when it ends soon; the reason, when it has expired and could not be renewed. */
  readonly get: () => Promise<Result<Served>>;
}

/** Credentials that can be served: with a token and an end. */
export interface Served {
  readonly credentials: Credentials & Required<Pick<Credentials, 'sessionToken' | 'expiration'>>;
  /** When that is on this machine's clock, which may be wrong. */
  readonly endsAt: Date;
  readonly accountId: string | null;
  readonly roleArn: string | null;
}

export interface KeeperTools {
  /** Makes the session again without asking anybody. */
  readonly renew: () => Promise<Result<Served>>;
  readonly now: () => Date;
  /** Hears of each failure to renew. */
  readonly warn: (error: EngineError) => void;
}

/** SDKs want another session from 15 minutes before the end on (botocore credentials.py). */
const earlySeconds = 900;
/** A source that just failed is left in peace for so long. */
const restSeconds = 30;

export function openKeeper(first: Served, { renew, now, warn }: KeeperTools): Keeper {
  let served = first;
  let failure: { readonly error: EngineError; readonly at: Date } | undefined;
  let renewing: Promise<void> | undefined;

  return {
    get: async () => {
      if (remaining() < earlySeconds && !isResting()) {
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

  /** A clock that steps back must not make the rest longer. */
  function isResting(): boolean {
    const age = failure === undefined ? Number.POSITIVE_INFINITY : (now().getTime() - failure.at.getTime()) / 1000;
    return age >= 0 && age < restSeconds;
  }
}
