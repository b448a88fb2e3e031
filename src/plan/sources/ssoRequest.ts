import type { Configuration } from '../../config/profile.ts';
import type { Environment } from '../../core/environment.ts';
import { type Result, succeed } from '../../core/error.ts';
import type { Decided, Decider } from '../decided.ts';
import { resolveServiceEndpoint } from '../endpoints/regional.ts';
import type { SsoHop } from './sso.ts';

/** A role of IAM Identity Center that is named by parameters, not by a profile. */
export interface SsoRequest {
  readonly session: string | null;
  readonly startUrl: string;
  readonly ssoRegion: Decided<string>;
  readonly accountId: string;
  readonly roleName: string;
  /** The profile whose endpoint settings count; null for none. */
  readonly settings: string | null;
}

export function resolveSsoRequest(
  { ssoRegion, settings, ...facts }: SsoRequest,
  configuration: Configuration,
  environment: Environment,
): Result<SsoHop> {
  const section = settings === null ? undefined : configuration.profiles.get(settings);
  const portal = resolveServiceEndpoint('sso', ssoRegion, { section, configuration, environment });
  if (!portal.ok) return portal;
  const tokenService = resolveServiceEndpoint('sso-oidc', ssoRegion, { section, configuration, environment });
  if (!tokenService.ok) return tokenService;
  return succeed({
    ...facts,
    kind: 'sso',
    profile: null,
    ssoRegion: ssoRegion.value,
    portal: portal.value.url,
    tokenService: tokenService.value.url,
    decided: {
      accountId: byParameter('Account'),
      roleName: byParameter('Role'),
      ssoRegion: ssoRegion.by,
      portal: portal.value.by,
      tokenService: tokenService.value.by,
    },
  });
}

function byParameter(name: string): Decider {
  return { kind: 'parameter', name };
}
