import { settingName } from '../../config/settingNames.ts';
import { say } from '../../core/say.ts';
import { isExposed } from '../../net/exposure.ts';
import { type CheckContext, settingsOf } from '../context.ts';
import { noPlace, type Place, type UnratedFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** Endpoints that send requests, with session tokens, unencrypted over the network. */

const endpointNotEncrypted: Rule = {
  id: 'EndpointNotEncrypted',
  severity: 'warning',
  title: 'an HTTP endpoint that is not on this machine',
  check: (context) =>
    endpointsOf(context)
      .filter(({ url }) => isOpenHttp(url))
      .map(({ what, url, place }) => ({
        ...place,
        message: say`${what} uses ${new URL(url).host} over HTTP, so requests can be read in transit.`,
        suggestion: say`Use https://, or an endpoint on this machine.`,
      })),
};

const endpointVariableInvalid: Rule = {
  id: 'EndpointVariableInvalid',
  severity: 'error',
  title: 'AWS_ENDPOINT_URL or AWS_ENDPOINT_URL_STS without a scheme or a host',
  check: ({ environment }) =>
    endpointVariables
      .filter((name) => environment[name] && !isHttpUrl(environment[name]))
      .map(
        (name): UnratedFinding => ({
          ...noPlace,
          message: say`${name} is not a valid endpoint: it requires a scheme and a host.`,
          suggestion: say`Set it to https://host, or remove it.`,
        }),
      ),
};

interface Endpoint {
  readonly what: string;
  readonly url: string;
  readonly place: Place;
}

const endpointVariables = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_STS'] as const;

function endpointsOf(context: CheckContext): Endpoint[] {
  const { environment, configuration } = context;
  const variables = endpointVariables.map((name) => ({
    what: say`The environment variable ${name}`,
    url: environment[name] ?? '',
    place: noPlace,
  }));
  const nested = [...configuration.services.values()]
    .flatMap(({ settings }) => [...settings])
    .flatMap(([, service]) => service.nested?.get(settingName.endpointUrl) ?? []);
  const settings = [...settingsOf(context, [settingName.endpointUrl]), ...nested];
  const inFiles = settings.map(({ value, origin }) => ({ what: 'endpoint_url', url: value, place: origin }));
  return [...variables, ...inFiles];
}

function isOpenHttp(url: string): boolean {
  return isHttpUrl(url) && isExposed(new URL(url));
}

function isHttpUrl(url: string): boolean {
  return /^https?:\/\/[^/]/i.test(url) && URL.canParse(url);
}

export const endpointRules: readonly Rule[] = [endpointNotEncrypted, endpointVariableInvalid];
