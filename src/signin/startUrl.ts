import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { exchange } from '../net/exchange.ts';
import { readHeader } from '../net/http.ts';
import { isRegionName } from '../plan/region.ts';
import type { Resolved } from '../plan/resolvedValue.ts';
import { parseStartUrl } from '../plan/sources/sso.ts';
import type { Service } from '../services/service.ts';
import { type SsoTarget, subjectOf } from './target.ts';

/** Hosts of AWS start URLs (AWS CLI 2, customizations/sso/resolve.py). */
const awsSuffixes = [
  ...['.app.aws', '.portal.amazonaws.com', '.portal.amazonaws.com.cn', '.app.amazonwebservices.com.cn'],
  ...['.portal.amazonaws.eu', '.api.amazonwebservices.eu', '.awsapps.com', '.awsapps.cn'],
];
const awsHosts = [
  ...['identitycenter.amazonaws.com', 'identitycenter.amazonaws.com.cn', 'identitycenter.amazonaws.eu'],
  'identitycenter.us-gov.amazonaws.com',
];

/** Where such a host name contains the region. */
const regionForms = [
  /^[^.]+\.portal\.([a-z0-9-]+)\.(?:app\.aws|app\.amazonwebservices\.com\.cn|api\.amazonwebservices\.eu)$/,
  /^[^.]+\.([a-z0-9-]+)\.portal\.amazonaws\.(?:com|com\.cn|eu)$/,
];

/**
 * Resolves the start URL of AWS and its region: an AWS host is used as it is; any other is called once to see where it
 * redirects. Unlike for the AWS CLI, sso_region can be omitted if the host name contains it. Errors: InvalidParameter,
 * ProfileIncomplete, SourceFailed, NetworkUnreachable.
 */
export async function resolveStartUrl(
  target: SsoTarget,
  service: Service,
): Promise<Result<{ readonly url: string; readonly region: Resolved<string> }>> {
  const { startUrl } = target;
  const url = parseStartUrl(startUrl);
  if (url === undefined) return fail(notHttps(startUrl));
  if (isAwsHost(url)) return withRegion(startUrl, url, target, target.region);
  const redirect = await findRedirect(url, service);
  // A custom token service may know start URLs that this machine cannot reach.
  if (!redirect.ok && redirect.error.code === 'NetworkUnreachable' && target.region !== null)
    return succeed({ url: startUrl, region: target.region });
  if (!redirect.ok) return redirect;
  const { hostname, origin, pathname } = redirect.value;
  const isSafe = redirect.value.protocol === 'https:' && isAwsHost(redirect.value);
  if (!isSafe) return fail(leadsElsewhere(startUrl, hostname));
  return withRegion(origin + pathname.replace(/\/+$/, ''), redirect.value, target);
}

function isAwsHost({ hostname }: URL): boolean {
  const host = hostname.replace(/\.$/, '');
  return awsHosts.includes(host) || awsSuffixes.some((suffix) => host.endsWith(suffix));
}

function withRegion(url: string, { hostname }: URL, target: SsoTarget, first: Resolved<string> | null = null) {
  const named = regionForms.map((form) => form.exec(hostname)?.[1]).find((found) => found && isRegionName(found));
  const byHost: Resolved<string> | null = named === undefined ? null : { value: named, by: { kind: 'default' } };
  const region = first ?? byHost ?? target.region;
  return region === null ? fail(noRegion(target)) : succeed({ url, region });
}

/** Returns the target of one redirect, from HEAD, or from GET if the server does not support HEAD. */
async function findRedirect(url: URL, service: Service): Promise<Result<URL>> {
  const ask = (method: 'HEAD' | 'GET') =>
    exchange<URL | 'other way'>(
      {
        url,
        prepare: async () => ({ method, url, headers: { accept: '*/*' } }),
        read: (answer) => {
          const location = readHeader(answer, 'location');
          const isRedirect = answer.status >= 301 && answer.status <= 308 && location !== undefined;
          if (isRedirect && URL.canParse(location, url.href)) return { kind: 'done', value: new URL(location, url) };
          if (answer.status < 300) return { kind: 'done', value: url };
          const isRefused = answer.status === 405 || answer.status === 501;
          if (isRefused && method === 'HEAD') return { kind: 'done', value: 'other way' };
          return { kind: 'failed', error: noRedirect(url, answer.status) };
        },
      },
      service,
    );
  const head = await ask('HEAD');
  if (!head.ok) return head;
  if (head.value !== 'other way') return succeed(head.value);
  const get = await ask('GET');
  if (!get.ok) return get;
  return get.value === 'other way' ? fail(noRedirect(url, 405)) : succeed(get.value);
}

function notHttps(startUrl: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`The start URL "${startUrl}" is not an HTTPS URL.`,
    hint: say`Specify the URL of the AWS access portal, such as https://d-1234567890.awsapps.com/start.`,
    target: startUrl,
  };
}

function noRedirect(url: URL, status: number): EngineError {
  return {
    code: 'SourceFailed',
    message: say`The start URL ${url.origin}${url.pathname} does not lead to an AWS access portal (HTTP ${status}).`,
    hint: say`Open it in a browser and use the URL that it redirects to.`,
    target: url.origin,
  };
}

function leadsElsewhere(startUrl: string, host: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`The start URL "${startUrl}" leads to ${host}, which is not an AWS host.`,
    hint: say`Check sso_start_url or -StartUrl. AwsRole signs in only at AWS hosts.`,
    target: startUrl,
  };
}

export function noRegion(target: SsoTarget): EngineError {
  return {
    code: 'ProfileIncomplete',
    message: say`The region of the sign-in "${subjectOf(target)}" could not be determined.`,
    hint: say`Specify it with -Region, or set sso_region.`,
    target: subjectOf(target),
  };
}
