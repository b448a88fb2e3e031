import { describe, expect, test } from 'vitest';
import { errorOf, ini, keys, planOf, type Situation } from './planOf.ts';

const networkOf = (lines: readonly string[], environment: Situation['environment'] = {}) =>
  planOf({ config: ini({ default: [...keys, ...lines] }), environment }).network;

test('By default calls are made as aws-cli 2 makes them: standard, three attempts, the own certificates.', () => {
  expect(networkOf([])).toEqual({ caBundle: null, retryMode: 'standard', maxAttempts: 3 });
});

describe('Variables outrank the profile', () => {
  test('Retry mode.', () => {
    expect(networkOf(['retry_mode = legacy']).retryMode).toBe('legacy');
    expect(networkOf(['retry_mode = legacy'], { AWS_RETRY_MODE: 'adaptive' }).retryMode).toBe('adaptive');
  });

  test('Attempts, read as Python reads a number.', () => {
    expect(networkOf(['max_attempts = 5']).maxAttempts).toBe(5);
    expect(networkOf(['max_attempts = 5'], { AWS_MAX_ATTEMPTS: ' +1_0 ' }).maxAttempts).toBe(10);
  });

  test('Certificates: AWS_CA_BUNDLE, the profile, REQUESTS_CA_BUNDLE.', () => {
    const requests = { REQUESTS_CA_BUNDLE: '/requests.pem' };
    expect(networkOf(['ca_bundle = /p.pem'], { ...requests, AWS_CA_BUNDLE: '/v.pem' }).caBundle).toBe('/v.pem');
    expect(networkOf(['ca_bundle = /p.pem'], requests).caBundle).toBe('/p.pem');
    expect(networkOf([], requests).caBundle).toBe('/requests.pem');
  });

  test('An empty AWS_CA_BUNDLE is none: botocore would check no certificate at all.', () => {
    expect(networkOf([], { AWS_CA_BUNDLE: '' }).caBundle).toBeNull();
  });
});

describe('An empty variable outranks the profile too', () => {
  test.each([
    ['AWS_CA_BUNDLE', 'ca_bundle = /p.pem', { caBundle: null }],
    ['AWS_RETRY_MODE', 'retry_mode = legacy', { retryMode: 'standard' }],
    ['AWS_MAX_ATTEMPTS', 'max_attempts = 5', { maxAttempts: 3 }],
  ])('%s', (variable, line, network) => {
    expect(networkOf([line], { [variable]: '' })).toMatchObject(network);
  });
});

test('Settings of a source profile count for nothing.', () => {
  const config = ini({
    'profile a': ['role_arn = arn:aws:iam::111122223333:role/A', 'source_profile = b'],
    'profile b': [...keys, 'max_attempts = 9', 'retry_mode = odd', 'ca_bundle = /b.pem'],
  });
  expect(planOf({ config, profile: 'a' }).network).toEqual({ caBundle: null, retryMode: 'standard', maxAttempts: 3 });
});

describe('What is no setting is refused', () => {
  test.each(['Standard', 'odd', 'standard # x y'])('The retry mode %j.', (value) => {
    const environment = { AWS_RETRY_MODE: value };
    expect(errorOf({ config: ini({ default: keys }), environment })).toMatchObject({
      code: 'InvalidParameter',
      hint: 'Set the environment variable AWS_RETRY_MODE to one of legacy, standard, adaptive.',
    });
  });

  test.each(['0', '-1', 'x', '5.0', '1e3', '1__0', '99999999999999999999'])('%j attempts.', (value) => {
    const error = errorOf({ config: ini({ default: [...keys, `max_attempts = ${value}`] }) });
    expect(error).toMatchObject({ code: 'InvalidParameter', target: value, line: 4 });
  });
});

test('Empty values are skipped with a warning, since aws-cli refuses them.', () => {
  const plan = planOf({
    config: ini({ default: [...keys, 'max_attempts ='] }),
    environment: { AWS_RETRY_MODE: '' },
  });
  expect(plan.network).toMatchObject({ retryMode: 'standard', maxAttempts: 3 });
  expect(plan.warnings.map(({ code, line }) => [code, line])).toEqual([
    ['AwsCliCannotRead', undefined],
    ['AwsCliCannotRead', 4],
  ]);
});
