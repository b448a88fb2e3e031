import type { Environment } from '../../core/environment.ts';
import { fail, type Result, succeed } from '../../core/error.ts';

/**
 * Where a service other than STS is: AWS_ENDPOINT_URL_<service>, AWS_ENDPOINT_URL, else its usual place.
 *
 * @param service as it stands in the variable's name: SSO, SSO_OIDC, SIGNIN
 */
export function readServiceUrl(service: string, usual: string, path: string, environment: Environment): Result<URL> {
  const ignored = environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true';
  const names = ignored ? [] : [`AWS_ENDPOINT_URL_${service}`, 'AWS_ENDPOINT_URL'];
  const name = names.find((candidate) => environment[candidate]);
  const base = (name === undefined ? undefined : environment[name]) ?? `https://${usual}`;
  const text = base.replace(/\/+$/, '') + path;
  return URL.canParse(text) ? succeed(new URL(text)) : fail(unusable(name ?? usual));
}

function unusable(target: string) {
  return {
    code: 'InvalidParameter',
    message: `${target} is no URL.`,
    hint: 'Write it with its scheme, as in https://portal.example.com.',
    target,
  } as const;
}
