import { describe, expect, test } from 'vitest';
import { isRegion } from '../../../src/config/rejectedValues.ts';
import { configurationOf, paths } from './support.ts';

const configOf = (...lines: string[]) =>
  configurationOf({ config: ['[profile base]', '[profile a]', ...lines].join('\n') });
const valueFrom = (key: string, ...lines: string[]) =>
  configOf(...lines)
    .profiles.get('a')
    ?.settings.get(key)?.value;

describe('Where aws-cli refuses a value for the comment behind it, the value before the comment is taken:', () => {
  test.each([
    ['region', 'us-east-1 # x', 'us-east-1'],
    ['region', 'us-east-1\t;x', 'us-east-1'],
    ['region', 'us-east-1 # x ; y # z', 'us-east-1'],
    ['source_profile', 'base ; x', 'base'],
    ['credential_source', 'Environment # keys', 'Environment'],
    ['sts_regional_endpoints', 'regional # new', 'regional'],
    ['retry_mode', 'standard # 3', 'standard'],
    ['max_attempts', '5 # more', '5'],
    ['endpoint_url', 'http://localhost:4566 # local', 'http://localhost:4566'],
  ])('%s = %s', (key, written, value) => {
    const configuration = configOf(`${key} = ${written}`);
    expect(configuration.profiles.get('a')?.settings.get(key)?.value).toBe(value);
    expect(configuration.warnings).toEqual([
      {
        code: 'CommentInValue',
        file: paths.config,
        line: 3,
        message: expect.stringMatching(/^The AWS CLI rejects this value/),
      },
    ]);
  });

  test('sso_session and services, when what is named exists.', () => {
    const config =
      '[profile a]\nsso_session = s # x\nservices = t # y\n[sso-session s]\nsso_region = eu-west-1 # z\n[services t]\n';
    const { profiles, ssoSessions, warnings } = configurationOf({ config });
    expect(profiles.get('a')?.settings.get('sso_session')?.value).toBe('s');
    expect(profiles.get('a')?.settings.get('services')?.value).toBe('t');
    expect(ssoSessions.get('s')?.settings.get('sso_region')?.value).toBe('eu-west-1');
    expect(warnings.map(({ line }) => line)).toEqual([2, 3, 5]);
  });
});

describe('The value of aws-cli stays', () => {
  test.each([
    ['where it accepts the comment as part of the value', 'external_id', 'a # b'],
    ['where it sends the value as it is', 'role_arn', 'arn:aws:iam::111122223333:role/A # b'],
    ['where it silently ignores it', 'duration_seconds', '3600 # an hour'],
    ['where the comment is no comment to the SDKs', 'region', 'us-east-1# x'],
    ['where the SDKs would read nothing usable', 'region', '# x'],
    ['where no such source is there either way', 'source_profile', 'missing # x'],
    ['in a key that is not checked', 'cli_pager', 'less # x'],
    ['in a key that nobody knows', 'note', 'a # x'],
  ])('%s: %s = %s', (_where, key, value) => {
    expect(valueFrom(key, `${key} = ${value}`)).toBe(value);
    expect(configOf(`${key} = ${value}`).warnings).toEqual([]);
  });

  test('where a profile has that very name.', () => {
    const config = '[profile "base ; x"]\n[profile base]\n[profile a]\nsource_profile = base ; x\n';
    expect(configurationOf({ config }).profiles.get('a')?.settings.get('source_profile')?.value).toBe('base ; x');
  });

  test('where it goes on in the next line.', () => {
    expect(valueFrom('region', 'region = us-east-1 # x', '  y')).toBe('us-east-1 # x\ny');
  });

  test('behind a colon, which the SDKs do not know.', () => {
    expect(valueFrom('region', 'region: us-east-1 # a = b')).toBe('us-east-1 # a = b');
  });
});

test('A value is replaced in each file on its own, and in what they say together.', () => {
  const { config, profiles } = configurationOf({
    config: '[default]\nregion = r1 # x\n',
    credentials: '[default]\nregion = r2\n',
  });
  expect(config.profiles.get('default')?.settings.get('region')?.value).toBe('r1');
  expect(profiles.get('default')?.settings.get('region')?.value).toBe('r2');
});

test('A value from the credentials file is told with that file.', () => {
  const { warnings } = configurationOf({ credentials: '[default]\nregion = r2 # y\n' });
  expect(warnings).toMatchObject([{ code: 'CommentInValue', file: paths.credentials, line: 2 }]);
});

test('The other keys of the profile keep their order.', () => {
  const settings = configOf('a = 1', 'region = us-east-1 # x', 'b = 2').profiles.get('a')?.settings;
  expect([...(settings?.keys() ?? [])]).toEqual(['a', 'region', 'b']);
});

describe('A region', () => {
  test.each(['us-east-1', 'new-region-9', 'LOCAL', '1a', 'a'.repeat(63)])('may be %s.', (name) =>
    expect(isRegion(name)).toBe(true),
  );
  test.each(['', '123', '-a', 'a-', 'us_east_1', 'us east', 'a.b', 'a\n', 'a'.repeat(64)])('may not be %j.', (name) =>
    expect(isRegion(name)).toBe(false),
  );
});
