import type { Configuration, Origin } from '../config/profile.ts';
import type { Environment } from '../core/environment.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import type { Hop } from '../plan/plan.ts';
import { resolvePlan } from '../plan/resolvePlan.ts';

/** Variables that are removed from a shell that uses the server, since they would take precedence over it. */
const removed = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
];

/**
 * Warns if programs would not use the server at `url`: containers come nearly last, so credentials of the profile `default`,
 * or a web identity in the environment, take precedence. Undefined if they would use it.
 */
export function findPrecedingCredentials(
  configuration: Configuration,
  environment: Environment,
  url: string,
): Warning | undefined {
  const kept = Object.entries(environment).filter(([name]) => !removed.includes(name));
  const seen = { ...Object.fromEntries(kept), AWS_CONTAINER_CREDENTIALS_FULL_URI: url };
  const plan = resolvePlan({}, configuration, seen);
  const hop = plan.ok ? plan.value.hops[0] : undefined;
  return hop === undefined || hop.kind === 'container'
    ? undefined
    : warnOfPrecedence(hop, plan.ok ? plan.value.profile : null);
}

function warnOfPrecedence(hop: Hop, profile: string | null): Warning {
  const which = profile === null ? say`in the environment` : say`of profile "${profile}"`;
  return {
    code: 'ServerOutranked',
    message: say`The credentials ${which} take precedence over the role server. Set AWS_PROFILE to a profile without credentials (only a region), or remove these credentials.`,
    ...originOf(hop),
  };
}

function originOf({ provenance }: Hop): Origin | undefined {
  for (const by of Object.values(provenance)) if (by.kind === 'file') return by.origin;
  return undefined;
}
