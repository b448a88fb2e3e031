import type { Configuration } from '../config/profile.ts';
import { type Result, succeed } from '../core/error.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { openTrustMemory } from '../net/trust.ts';
import { resolveServiceEndpoint } from '../plan/endpoints/regional.ts';
import { resolveNetwork } from '../plan/network.ts';
import type { Resolved } from '../plan/resolvedValue.ts';
import { openService, type Service } from '../services/service.ts';
import { resolveStartUrl } from './startUrl.ts';
import type { SsoTarget } from './target.ts';

/** A sign-in with its endpoints. */
export interface Site extends Pick<SsoTarget, 'session' | 'startUrl' | 'scopes'> {
  readonly region: string;
  /** The start URL of AWS to which a vanity URL redirects. */
  readonly resolvedUrl: string;
  readonly portal: string;
  readonly tokenService: string;
}

export interface SignInTools {
  readonly edges: CommandEdges;
  readonly service: Service;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Resolves the endpoints of a sign-in: follows a vanity start URL, and uses the region in its host name. */
export async function openSite(
  target: SsoTarget,
  configuration: Configuration,
  { edges, service }: Pick<SignInTools, 'edges' | 'service'>,
): Promise<Result<Site>> {
  const resolved = await resolveStartUrl(target, service);
  if (!resolved.ok) return resolved;
  const { url: resolvedUrl, region } = resolved.value;
  const places = resolveSsoUrls(region, target, configuration, edges);
  if (!places.ok) return places;
  const { session, startUrl, scopes } = target;
  return succeed({ session, startUrl, scopes, region: region.value, resolvedUrl, ...places.value });
}

/** The URLs of the access portal and of the token service in a region. */
export function resolveSsoUrls(
  region: Resolved<string>,
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

/** Opens a sender for unsigned calls, with the network settings of the target's profile. The caller closes it. */
export function openSignInService({ section }: Pick<SsoTarget, 'section'>, edges: CommandEdges): Result<Service> {
  const network = resolveNetwork(section, edges.environment);
  if (!network.ok) return network;
  // Required by `openService`; a sign-in does not call STS.
  const sts = { url: 'https://sts.amazonaws.com', signingRegion: 'us-east-1', by: { kind: 'default' } } as const;
  const plan = { sts, network: network.value.network };
  return succeed(openService(plan, edges, { memory: openTrustMemory(edges) }));
}
