import { describe, expect, it } from 'vitest';
import { resolveServiceEndpoint } from '../../../../src/plan/endpoints/regional.ts';
import { configurationOf } from '../../config/support.ts';

const config = ['[profile plain]', '[profile ftp]', 'endpoint_url = ftp://host', ''].join('\n');

function endpointOf(region: string, profile = 'plain', environment: Record<string, string> = {}) {
  const configuration = configurationOf({ config });
  const settings = { section: configuration.profiles.get(profile), configuration, environment };
  return resolveServiceEndpoint('signin', { value: region, by: { kind: 'default' } }, settings);
}

describe('resolveServiceEndpoint', () => {
  it.each([
    ['us-gov-west-1', 'signin-fips.amazonaws-us-gov.com'],
    ['us-gov-east-1', 'us-gov-east-1.signin-fips.amazonaws-us-gov.com'],
    ['eu-west-1', 'signin-fips.eu-west-1.amazonaws.com'],
  ])('knows the FIPS hosts of sign-in that aws-cli 2 knows: %s', (region, host) => {
    const found = endpointOf(region, 'plain', { AWS_USE_FIPS_ENDPOINT: 'true' });
    expect(found).toMatchObject({ ok: true, value: { url: `https://${host}`, signingRegion: region } });
  });

  it.each([
    ['us-iso-east-1', 'us-iso-east-1.signin.c2shome.ic.gov'],
    ['us-isof-south-1', 'us-isof-south-1.signin.csphome.hci.ic.gov'],
    ['eusc-de-east-1', 'eusc-de-east-1.signin.amazonaws-eusc.eu'],
  ])('knows the domains of sign-in in every partition: %s', (region, host) => {
    expect(endpointOf(region)).toMatchObject({ ok: true, value: { url: `https://${host}` } });
  });

  it.each([
    ['a region that would be a part of another host', 'evil.example/', 'plain', {}],
    ['an endpoint that cannot be called', 'eu-west-1', 'ftp', {}],
    ['dual-stack where there is none', 'eu-isoe-west-1', 'plain', { AWS_USE_DUALSTACK_ENDPOINT: 'true' }],
  ])('refuses %s', (_what, region, profile, environment) => {
    expect(endpointOf(region, profile, environment)).toMatchObject({ ok: false, error: { code: 'InvalidParameter' } });
  });
});
