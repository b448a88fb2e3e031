import { type Result, succeed } from '../core/error.ts';
import type { EndpointChoice } from './endpointUrl.ts';
import type { Decided, Hop } from './plan.ts';
import { refuse, startWithDecider } from './problem.ts';

/**
 * A signed call to an endpoint that the user configured needs a region: without one aws-cli ends in "You must specify
 * a region". Calls that are not signed, and plans without a call, do without.
 */
export function requireSigningRegion(
  endpoint: EndpointChoice,
  region: Decided<string> | null,
  hops: readonly Hop[],
): Result<null> {
  const signs = hops.some((hop) => hop.kind === 'assume-role');
  if (!endpoint.isConfigured || region !== null || !signs) return succeed(null);
  const { url, by } = endpoint.sts;
  return refuse({
    code: 'ProfileIncomplete',
    message: `${startWithDecider(by)} names the endpoint ${url}, but no region is set to sign for.`,
    hint: 'Set a region: -Region, the variable AWS_REGION, or "region = ..." in the profile. aws-cli refuses this too.',
    target: url,
    by,
  });
}
