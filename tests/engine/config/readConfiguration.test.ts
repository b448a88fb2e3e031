import { describe, expect, test } from 'vitest';
import { encode } from '../../../src/config/decode.ts';
import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import { fail, succeed } from '../../../src/core/error.ts';
import { configurationOf, type Files, paths, readFiles, valuesOf } from './support.ts';

function errorOf(files: Files) {
  const read = readFiles(files);
  if (read.ok) throw new Error('The files were read.');
  return read.error;
}

describe('Both files together', () => {
  test('have the profiles of the config file first, then names only in credentials.', () => {
    const { profiles } = configurationOf({ config: '[profile b]\n[default]\n', credentials: '[c]\n[default]\n[a]\n' });
    expect([...profiles.keys()]).toEqual(['b', 'default', 'c', 'a']);
  });

  test('take every key from credentials that stands there, region and role_arn too, and "" as well.', () => {
    const files = {
      config: '[profile a]\nregion = r1\nrole_arn = x\noutput = o\n',
      credentials: '[a]\nrole_arn =\nregion = r2\n',
    };
    expect(valuesOf(configurationOf(files).profiles)).toEqual({ a: { region: 'r2', role_arn: '', output: 'o' } });
  });

  test('do not merge nested blocks: the one of credentials counts.', () => {
    const files = { config: '[profile a]\ns3 =\n  x = 1\n  y = 1\n', credentials: '[a]\ns3 =\n  x = 2\n' };
    expect([...(configurationOf(files).profiles.get('a')?.settings.get('s3')?.nested?.keys() ?? [])]).toEqual(['x']);
  });

  test('keep what each says alone, since a key pair is looked up in one file.', () => {
    const { config, credentials, profiles } = configurationOf({
      config: '[default]\nk = 1\n',
      credentials: '[default]\nk = 2\n',
    });
    const values = [config.profiles, credentials.profiles, profiles].map((sections) =>
      sections.get('default')?.settings.get('k'),
    );
    expect(values.map((setting) => setting?.value)).toEqual(['1', '2', '2']);
    expect(values.map((setting) => setting?.origin.file)).toEqual([paths.config, paths.credentials, paths.credentials]);
  });

  test('may be missing.', () => {
    const configuration = configurationOf({});
    expect(configuration.config).toMatchObject({ exists: false, file: paths.config });
    expect(configuration).toMatchObject({ profiles: new Map(), warnings: [] });
  });

  test('are read once each.', () => {
    const asked: string[] = [];
    const readFile = (path: string) => {
      asked.push(path);
      return succeed(undefined);
    };
    readConfiguration({ environment: { HOME: '/h' }, platform: 'linux', homeDirectory: '/h', readFile });
    expect(asked).toEqual(['/h/.aws/config', '/h/.aws/credentials']);
  });
});

test('A path that is "" is not even asked for.', () => {
  const readFile = () => {
    throw new Error('asked');
  };
  const environment = { AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: '' };
  expect(readConfiguration({ environment, platform: 'linux', homeDirectory: '/h', readFile }).ok).toBe(true);
});

test('A file that may not be opened is passed over as aws-cli does, with a warning.', () => {
  const denied = { code: 'Defect', message: 'Permission denied.', hint: '' } as const;
  const read = readConfiguration({
    environment: {},
    platform: 'linux',
    homeDirectory: '/h',
    readFile: () => fail(denied),
  });
  expect(read).toMatchObject({ ok: true, value: { profiles: new Map() } });
  expect(read.ok && read.value.warnings.map(({ code, file }) => [code, file])).toEqual([
    ['FileNotOpened', '/h/.aws/config'],
    ['FileNotOpened', '/h/.aws/credentials'],
  ]);
});

describe('A file that aws-cli refuses and the SDKs read gives what they read, and one warning:', () => {
  test.each([
    ['a section twice', '[profile a]\nk = 1\n[profile a]\nl = 2\n', { a: { k: '1', l: '2' } }, 3],
    ['a key in two sections of one name', '[profile a]\nk = 1\n[profile a]\nk = 1\n', { a: { k: '1' } }, 3],
    ['an empty header', '[]\n[profile a]\nk = 1 # c\n', { a: { k: '1' } }, 1],
  ])('%s.', (_what, config, profiles, line) => {
    const configuration = configurationOf({ config });
    expect(valuesOf(configuration.profiles)).toEqual(profiles);
    expect(configuration.warnings).toEqual([
      {
        code: 'AwsCliCannotRead',
        file: paths.config,
        line,
        message: expect.stringContaining('The AWS CLI cannot read'),
      },
    ]);
  });

  test.each(['utf-8-bom', 'utf-16le', 'utf-16be'] as const)('%s.', (encoding) => {
    const configuration = configurationOf({
      config: encode('[profile ロール]\r\n[profile a]\r\nregion = r # c\r\n', encoding),
    });
    expect(valuesOf(configuration.profiles)).toEqual({ ロール: {}, a: { region: 'r' } });
    expect(configuration.warnings).toMatchObject([{ code: 'AwsCliCannotRead', file: paths.config, line: 1 }]);
  });

  test('Profiles whose names only aws-cli takes stay, in their places, when but the encoding is in its way.', () => {
    const text = (more: string) =>
      `[profile 開発]\nregion = r\n[profile a]\nx = 1 # c\n[profile "my dev"]\n[sso-session 組]\n[services 店]\n${more}`;
    const { profiles, ssoSessions, services } = configurationOf({ config: encode(text(''), 'utf-16le') });
    expect(valuesOf(profiles)).toEqual({ 開発: { region: 'r' }, a: { x: '1' }, 'my dev': {} });
    expect([...profiles.keys()]).toEqual(['開発', 'a', 'my dev']);
    expect([...ssoSessions.keys(), ...services.keys()]).toEqual(['組', '店']);
    const refused = configurationOf({ config: encode(text('[profile a]\n'), 'utf-16le') });
    expect([...refused.profiles.keys()]).toEqual(['a']);
  });

  test('also in the credentials file, while the other file is read as ever.', () => {
    const configuration = configurationOf({ config: '[profile "a b"]\n', credentials: '[a]\nk = 1\n[a]\nl = 2\n' });
    expect(valuesOf(configuration.profiles)).toEqual({ 'a b': {}, a: { k: '1', l: '2' } });
    expect(configuration.warnings).toMatchObject([{ code: 'AwsCliCannotRead', file: paths.credentials, line: 3 }]);
  });
});

test('A byte order mark before text that only aws-cli would read gives that reading.', () => {
  const configuration = configurationOf({ config: encode('[profile a]\nkey : value\n', 'utf-8-bom') });
  expect(valuesOf(configuration.profiles)).toEqual({ a: { key: 'value' } });
  expect(configuration.warnings).toMatchObject([
    { code: 'AwsCliCannotRead', line: 1, message: expect.not.stringContaining('SDK') },
  ]);
});

describe('ConfigSyntax with file, line and what was expected there, for a file that nobody reads:', () => {
  test.each([
    ['a header that is not closed', '[profile a\nregion = x\n', 1, 'section'],
    ['a line without an equals sign', '[default]\nregion eu-west-1\n', 2, '"name = value"'],
    ['a line without a key', '[default]\n\n= eu-west-1\n', 3, '"name = value"'],
    ['a key before the first section', '# mine\nregion = eu-west-1\n', 2, 'section'],
    ['a nested line without an equals sign', '[default]\ns3 =\n  a = b\n  broken\n', 4, '"name = value"'],
  ])('%s.', (_what, text, line, expected) => {
    for (const [kind, file] of [
      ['config', paths.config],
      ['credentials', paths.credentials],
    ] as const) {
      const error = errorOf({ [kind]: text });
      expect(error).toMatchObject({ code: 'ConfigSyntax', file, line });
      expect(error.message).toContain(expected);
      expect(error.hint).toContain(String(line));
    }
  });

  test.each([
    ['the same value', '[a]\nk = 1\nk = 1\n', 3],
    ['another case', '[a]\nk = 1\nl = 2\nK = 2\n', 4],
    ['another section of the name', '[a]\nk = 1\n[a]\nk = 2\n', 4],
    ['a third section of the name', '[a]\nk = 1\n[a]\nl = 1\n[a]\nl = 2\n', 6],
    ['a byte order mark before it', '\ufeff[a]\nk = 1\nk = 2\n', 3],
    ['a hundred other problems before it', `${'[]\n'.repeat(200)}[a]\nk = 1\nk = 2\n`, 203],
  ])('a key that stands twice, as aws-cli: %s.', (_what, text, line) => {
    const error = errorOf({ credentials: text });
    expect(error).toMatchObject({ code: 'ConfigSyntax', file: paths.credentials, line });
    expect(error.message).toMatch(/ again \(first on line \d+\)/);
  });

  test('bytes that are no text.', () => {
    expect(errorOf({ credentials: Uint8Array.of(0x5b, 0x0a, 0xff) })).toMatchObject({
      code: 'ConfigSyntax',
      file: paths.credentials,
      line: 2,
    });
  });
});

test('An empty file, and one of comments only, is a file without profiles.', () => {
  expect(configurationOf({ config: '', credentials: '# nothing\r\n' })).toMatchObject({
    config: { exists: true },
    profiles: new Map(),
    warnings: [],
  });
});
