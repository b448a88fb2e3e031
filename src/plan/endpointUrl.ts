import { type Result, succeed } from '../core/error.ts';
import type { Decided, StsEndpoint } from './plan.ts';
import { refuse, renderDecider } from './problem.ts';

export interface EndpointChoice {
  readonly sts: StsEndpoint;
  /** Configured by the user: any partition's roles may be there. */
  readonly isConfigured: boolean;
  readonly reasons: readonly string[];
}

/** What aws-cli looks at before it makes a client: a host that can be one (botocore utils.py is_valid_endpoint_url). */
export function validateEndpoint(url: Decided<string>): Result<Decided<string>> {
  return hasHost(url.value) ? succeed(url) : refuseEndpoint(url, 'is no endpoint: a scheme and a host are needed');
}

/** What shows only when the call is made: another scheme than HTTP, a port that is no number, an address that is none. */
export function requireCallable({ sts, isConfigured }: EndpointChoice): Result<null> {
  if (!isConfigured || (callable.test(sts.url) && URL.canParse(sts.url))) return succeed(null);
  return refuseEndpoint({ value: sts.url, by: sts.by }, 'cannot be called: its scheme, address or port is wrong');
}

function refuseEndpoint(url: Decided<string>, what: string): Result<never> {
  return refuse({
    code: 'InvalidParameter',
    message: `"${url.value}" ${what}.`,
    hint: `Write ${renderDecider(url.by)} as https://host or http://host:port.`,
    target: url.value,
    by: url.by,
  });
}

const callable = /^ *https?:\/\/(?:[^/?#]*@)?(?:\[[^\]]*\]|[^/?#:]*)(?::\d*)?(?:[/?#].*)?$/i;
const urlParts = /^ *[a-z][a-z\d+.-]*:\/\/(?:[^/?#[\]]*@)?(\[[\da-f:.]+\]|[^/?#:[\]@]+)(?::[^/?#[\]]*)?(?:[/?#].*)?$/i;

function hasHost(url: string): boolean {
  const host = /[\t\r\n]/.test(url) ? undefined : urlParts.exec(url)?.[1];
  if (host === undefined || host.length > 255) return false;
  return host.startsWith('[') || /^((?!-)[a-z\d-]{1,63}(?<!-)\.)*(?!-)[a-z\d-]{1,63}(?<!-)\.?$/i.test(host);
}
