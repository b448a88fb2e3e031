import { describe, expect, test } from 'vitest';
import { errorOf, ini, keys, planOf, roleArn } from '../planOf.ts';

const region = 'region = eu-west-1';
const role = [`role_arn = ${roleArn('A')}`, 'source_profile = base'];
const credentials = ini({ base: keys });
const errorWith = (lines: readonly string[]) =>
  errorOf({ config: ini({ 'profile a': lines }), credentials, profile: 'a' });

describe('What has no host is refused before anything else is looked at', () => {
  test.each([
    'h:1',
    'localhost',
    'http://',
    '//host',
    'https://a_b.com',
    'http://-a.b',
    'http://ex ample',
    'http://m\u00fcnchen.de',
    'http:/host',
    'http://host:1 ] x',
    'http://host:1[x]',
    'http://u[:p@host',
    'http://host/a\tb',
    `http://${'a'.repeat(64)}.b`,
    `http://${'abc.'.repeat(64)}de`,
  ])('%j', (url) => {
    expect(errorWith([...role, `endpoint_url = ${url}`])).toMatchObject({
      code: 'InvalidParameter',
      message: `"${url}" is not a valid endpoint: it requires a scheme and a host.`,
      target: url,
      line: 4,
    });
  });
});

describe('What no call can be made to', () => {
  const uncallable = [
    'ftp://host',
    'http://host:99999',
    'http://host:4566x',
    'http://host:45 66',
    'http://1.2.3.999',
    'http://[::::]',
  ];

  test.each(uncallable)('%j is refused.', (url) => {
    const error = errorWith([...role, region, `endpoint_url = ${url}`]);
    expect(error).toMatchObject({ code: 'InvalidParameter', target: url, line: 5 });
    expect(error.message).toBe(`"${url}" cannot be called: its scheme, host, or port is not valid.`);
    expect(error.hint).toContain('https://host or http://host:port');
  });

  test.each(uncallable)('%j is refused after a region that is missing, as aws-cli does.', (url) => {
    expect(errorWith([...role, `endpoint_url = ${url}`]).code).toBe('ProfileIncomplete');
  });

  test.each(uncallable)('%j is not looked at where there is nothing to sign with, as aws-cli does.', (url) => {
    expect(errorWith([region, `endpoint_url = ${url}`]).code).toBe('CredentialsNotFound');
  });

  test('counts a space behind the port, but none before the scheme.', () => {
    const config = ini({ 'profile a': [...role, region] });
    const called = (url: string) => ({ config, credentials, profile: 'a', environment: { AWS_ENDPOINT_URL: url } });
    expect(errorOf(called('http://host:1 ')).message).toContain('cannot be called');
    expect(planOf(called(' http://host:1')).sts.url).toBe(' http://host:1');
  });

  test('is refused before the parameters of the calls after the first.', () => {
    const config = ini({
      'profile a': [
        `role_arn = ${roleArn('A')}`,
        'source_profile = b',
        'external_id = x',
        region,
        'endpoint_url = x://y',
      ],
      'profile b': [`role_arn = ${roleArn('B')}`, 'source_profile = base'],
    });
    expect(errorOf({ config, credentials, profile: 'a' }).target).toBe('x://y');
    const first = config.replace('source_profile = base', 'source_profile = base\nexternal_id = x');
    expect(errorOf({ config: first, credentials, profile: 'a' }).target).toBe('b');
  });

  test('is no matter of an endpoint that nobody configured.', () => {
    const config = ini({ 'profile a': [...role, 'region = xn--a'] });
    expect(planOf({ config, credentials, profile: 'a' }).sts.url).toBe('https://sts.xn--a.amazonaws.com');
  });
});
