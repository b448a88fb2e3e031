import type { Configuration } from '../config/profile.ts';
import { type Result, succeed } from '../core/error.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { openTrustMemory } from '../net/trust.ts';
import type { Decided } from '../plan/decided.ts';
import { resolveServiceEndpoint } from '../plan/endpoints/regional.ts';
import { resolveNetwork } from '../plan/network.ts';
import { openService, type Service } from '../services/service.ts';
import { resolveStartUrl } from './startUrl.ts';
import type { SsoTarget } from './target.ts';

/** Where a sign-in is made. */
export interface Site extends Pick<SsoTarget, 'session' | 'startUrl' | 'scopes'> {
  readonly region: string;
  /** AWS's own start URL, to which a vanity one leads. */
  readonly resolvedUrl: string;
  readonly portal: string;
  readonly tokenService: string;
}

export interface SignInTools {
  readonly edges: CommandEdges;
  readonly service: Service;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** The places of a sign-in by its target: a vanity start URL is followed, and the region that its host names taken. */
export async function openSite(
  target: SsoTarget,
  configuration: Configuration,
  { edges, service }: Pick<SignInTools, 'edges' | 'service'>,
): Promise<Result<Site>> {
  const resolved = await resolveStartUrl(target, service);
  if (!resolved.ok) return resolved;
  const { url: resolvedUrl, region } = resolved.value;
  const places = resolvePlaces(region, target, configuration, edges);
  if (!places.ok) return places;
  const { session, startUrl, scopes } = target;
  return succeed({ session, startUrl, scopes, region: region.value, resolvedUrl, ...places.value });
}

/** Where the portal and the token service of a region are called. */
export function resolvePlaces(
  region: Decided<string>,
  { section }: Pick<SsoTarget, 'section'>,
  configuration: Configuration,
  { environment }: Pick<CommandEdges, 'environment'>,
): Result<Pick<Site, 'portal' | 'tokenService'>> {
  const settings = { section, configuration, environment };
  const portal = resolveServiceEndpoint('sso', region, settings);
  if (!portal.ok) return portal;
  const tokenService = resolveServiceEndpoint('sso-oidc', region, settings);
  if (!tokenService.ok) return tokenService;
  return succeed({ portal: portal.value.url, tokenService: tokenService.value.url });
}

/** A way out for calls that are not signed, with the network settings of the target's profile. Close its sender when done. */
export function openSignInService({ section }: Pick<SsoTarget, 'section'>, edges: CommandEdges): Result<Service> {
  const network = resolveNetwork(section, edges.environment);
  if (!network.ok) return network;
  // No call of a sign-in goes to STS.
  const sts = { url: 'https://sts.amazonaws.com', signingRegion: 'us-east-1', by: { kind: 'default' } } as const;
  const plan = { sts, network: network.value.network };
  return succeed(openService(plan, edges, { memory: openTrustMemory(edges) }));
}
