import { describe, expect, it } from 'vitest';
import type { Environment } from '../../../../src/core/environment.ts';
import { resolveIamEndpoint } from '../../../../src/services/iam/endpoint.ts';
import { configurationOf } from '../../config/support.ts';

const config = [
  '[profile plain]',
  '[profile own]',
  'endpoint_url = http://profile',
  '[profile services]',
  'services = local',
  'endpoint_url = http://profile',
  '[services local]',
  'sts =',
  '  endpoint_url = http://sts',
  'iam =',
  '  endpoint_url = http://iam',
  '[profile wrong]',
  'endpoint_url = nowhere',
].join('\n');

function endpointOf(profile: string, region?: string, environment: Environment = {}) {
  const configuration = configurationOf({ config });
  return resolveIamEndpoint(region, configuration.profiles.get(profile), configuration, environment);
}

describe('resolveIamEndpoint', () => {
  it.each([
    [undefined, 'https://iam.amazonaws.com', 'us-east-1'],
    ['ap-northeast-1', 'https://iam.amazonaws.com', 'us-east-1'],
    ['cn-northwest-1', 'https://iam.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['us-gov-east-1', 'https://iam.us-gov.amazonaws.com', 'us-gov-west-1'],
    ['us-iso-west-1', 'https://iam.us-iso-east-1.c2s.ic.gov', 'us-iso-east-1'],
  ])('is one for the whole partition: %s', (region, url, signingRegion) => {
    expect(endpointOf('plain', region)).toMatchObject({ ok: true, value: { url, signingRegion } });
  });

  it.each<[string, Environment, string]>([
    ['own', {}, 'http://profile'],
    ['services', {}, 'http://iam'],
    ['services', { AWS_ENDPOINT_URL: 'http://all' }, 'http://all'],
    ['services', { AWS_ENDPOINT_URL: 'http://all', AWS_ENDPOINT_URL_IAM: 'http://env' }, 'http://env'],
    ['plain', { AWS_ENDPOINT_URL_STS: 'http://sts' }, 'https://iam.amazonaws.com'],
  ])('is the configured one of profile %s with %o', (profile, environment, url) => {
    expect(endpointOf(profile, 'eu-west-1', environment)).toMatchObject({ ok: true, value: { url } });
  });

  it('refuses what is no endpoint', () => {
    expect(endpointOf('wrong')).toMatchObject({ ok: false, error: { code: 'InvalidParameter', target: 'nowhere' } });
  });
});
