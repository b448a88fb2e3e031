import { expect, it } from 'vitest';
import { readServiceUrl } from '../../../../src/services/document/serviceUrl.ts';

it.each<readonly [environment: Record<string, string>, url: string | null]>([
  [{}, 'https://portal.sso.eu-west-1.amazonaws.com/path?q=1'],
  [{ AWS_ENDPOINT_URL_SSO: 'http://localhost:1' }, 'http://localhost:1/path?q=1'],
  [{ AWS_ENDPOINT_URL_SSO: 'http://localhost:1/base/' }, 'http://localhost:1/base/path?q=1'],
  [{ AWS_ENDPOINT_URL: 'http://localhost:2' }, 'http://localhost:2/path?q=1'],
  [
    { AWS_ENDPOINT_URL_SSO: 'http://localhost:1', AWS_ENDPOINT_URL: 'http://localhost:2' },
    'http://localhost:1/path?q=1',
  ],
  [{ AWS_ENDPOINT_URL_STS: 'http://localhost:3' }, 'https://portal.sso.eu-west-1.amazonaws.com/path?q=1'],
  [{ AWS_ENDPOINT_URL_SSO: '' }, 'https://portal.sso.eu-west-1.amazonaws.com/path?q=1'],
  [
    { AWS_ENDPOINT_URL: 'http://localhost:2', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True' },
    'https://portal.sso.eu-west-1.amazonaws.com/path?q=1',
  ],
  [{ AWS_ENDPOINT_URL: 'nonsense' }, null],
])('with %j the service is at %s', (environment, expected) => {
  const url = readServiceUrl('SSO', 'portal.sso.eu-west-1.amazonaws.com', '/path?q=1', environment);
  expect(url.ok ? url.value.href : null).toBe(expected);
});
