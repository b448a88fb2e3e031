import type { Clock } from './freshness.ts';
import type { KeptHop } from './key.ts';
import type { Birth } from './session.ts';

/** STS's own default for AssumeRole and AssumeRoleWithWebIdentity (API reference, DurationSeconds). */
const defaultDurationSeconds = 3600;
/** No role session of SSO is longer (IAM Identity Center, session duration of permission sets). */
const longestSsoSeconds = 43_200;

/**
 * The birth of a session that was just made. `skewSeconds` is AWS's clock minus the machine's, where the answer told
 * it. The lifetime is never longer than what was asked for, so that a machine whose clock is slow by hours does
 * not keep a session for hours too long.
 */
export function measureBirth(hop: KeptHop, expiration: Date, clock: Clock, skewSeconds = 0): Birth {
  const byClock = (expiration.getTime() - clock.now.getTime()) / 1000 - skewSeconds;
  return {
    issued: clock.now,
    uptime: clock.uptime,
    hostName: clock.hostName,
    lifetime: Math.min(byClock, longestLifetime(hop)),
  };
}

function longestLifetime(hop: KeptHop): number {
  switch (hop.kind) {
    case 'assume-role':
      return hop.durationSeconds ?? defaultDurationSeconds;
    case 'web-identity':
      return defaultDurationSeconds;
    case 'sso':
      return longestSsoSeconds;
  }
}
