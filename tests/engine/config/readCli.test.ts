import { describe, expect, test } from 'vitest';
import type { FileKind } from '../../../src/config/profile.ts';
import { readCli } from '../../../src/config/readCli.ts';
import { documentOf, valuesOf } from './support.ts';

const read = (kind: FileKind, ...lines: string[]) => readCli(documentOf(...lines), 'F', kind);
const profiles = (...lines: string[]) => valuesOf(read('config', ...lines).profiles);
const problemLines = (...lines: string[]) => read('config', ...lines).problems.map(({ line }) => line);

describe('A section of the config file', () => {
  test.each([
    ['[default]', 'default'],
    ['[profile default]', 'default'],
    ['[profile a]', 'a'],
    ['[profile  a ]', 'a'],
    ['[profile\ta]', 'a'],
    ['[profile "a b"]', 'a b'],
    ["[profile 'a b']", 'a b'],
    ['[profile a\\ b]', 'a b'],
    ['[profile a"b c"d]', 'ab cd'],
    ['[profile ""]', ''],
    ['[profiles x]', 'x'],
    ['[profile-old y]', 'y'],
    ['[profile foo!bar]', 'foo!bar'],
    ['[profile a] trailing text', 'a'],
    ['[profile a]# comment', 'a'],
    ['[profile a]]', 'a]'],
    ['[profile __proto__]', '__proto__'],
    ['  [profile a]', 'a'],
  ])('%s is the profile %j.', (header, name) => {
    expect([...read('config', header, 'k = v').profiles.keys()]).toEqual([name]);
  });

  test.each([
    '[foo]',
    '[ default ]',
    '[Default]',
    '[DEFAULT]',
    '[Profile z]',
    '[ profile a]',
    '[profile]',
    '[profile a b]',
    "[profile o'brien]",
    '[profile a\\]',
    '[profilea]',
    '[profile a] # see [b]',
    '[profile a # b]',
  ])('%s is no profile, and no error.', (header) => {
    const reading = read('config', header, 'k = v');
    expect([...reading.profiles.keys()]).toEqual([]);
    expect(reading.problems).toEqual([]);
  });

  test('sso-session and services sections are read by the same rules.', () => {
    const reading = read(
      'config',
      '[sso-session "my co"]',
      'sso_region = x',
      '[services s]',
      'sts =',
      '  endpoint_url = u',
    );
    expect(valuesOf(reading.ssoSessions)).toEqual({ 'my co': { sso_region: 'x' } });
    expect(reading.services.get('s')?.settings.get('sts')?.nested?.get('endpoint_url')?.value).toBe('u');
  });
});

test.each(['[a]', '[ a ]', '["q"]', '[profile x]', '[default]', '[sso-session y]'])(
  'In the credentials file the name is what stands in the brackets: %s',
  (header) => {
    expect([...read('credentials', header).profiles.keys()]).toEqual([header.slice(1, -1)]);
  },
);

describe('Of two headers with one name', () => {
  test('the later replaces the earlier whole, in the earlier place.', () => {
    const reading = read('config', '[default]', 'a = 1', 'b = 1', '[profile x]', '[profile default]', 'a = 2');
    expect([...reading.profiles.keys()]).toEqual(['default', 'x']);
    expect(valuesOf(reading.profiles)['default']).toEqual({ a: '2' });
  });

  test('quotes make another header of the same name.', () => {
    expect(profiles('[profile "a"]', 'k = 1', '[profile a]', 'l = 2')).toEqual({ a: { l: '2' } });
  });
});

describe('A value', () => {
  test.each([
    ['k = v', 'v'],
    ['k=v', 'v'],
    ['k : v', 'v'],
    ['k: a=b', 'a=b'],
    ['k = a:b', 'a:b'],
    ['K\t=\t v \u3000', 'v'],
    ['k =', ''],
    ['k = us-east-1 # x', 'us-east-1 # x'],
    ['k = v;w', 'v;w'],
    ['k = "v"', '"v"'],
    ['k = %(v)s $HOME', '%(v)s $HOME'],
    ['k = \ufeffv', '\ufeffv'],
  ])('%j is %j.', (line, value) => {
    expect(profiles('[default]', line)).toEqual({ default: { k: value } });
  });

  test('goes on in lines that are indented more than its key, also behind blank lines; comments in between vanish.', () => {
    expect(profiles('[default]', 'k = a', ' b', '', '# c', '  ; d', '\t e # f ')).toEqual({
      default: { k: 'a\nb\n\ne # f' },
    });
  });

  test('does not take up the blank lines behind it.', () => {
    expect(profiles('[default]', 'k = a', '', ' ', 'l = b', '')).toEqual({ default: { k: 'a', l: 'b' } });
  });

  test('swallows an indented key and an indented header.', () => {
    expect(profiles('[default]', 'region = a', '  output = b', '  [profile x]')).toEqual({
      default: { region: 'a\noutput = b\n[profile x]' },
    });
  });

  test('begins with its key when that is not indented more than the line before.', () => {
    expect(profiles('[default]', '    a = 1', '  b = 2', '  c = 3', '   d')).toEqual({
      default: { a: '1', b: '2', c: '3\nd' },
    });
  });
});

describe('Keys', () => {
  test('are in lower case, as Python lowers them.', () => {
    expect(profiles('[default]', 'REGION = a', 'SCHLÜSSEL = b', 'ΑΣ = c', 'İ = d')).toEqual({
      default: { region: 'a', schlüssel: 'b', ας: 'c', i̇: 'd' },
    });
  });

  test('named like members of Object are ordinary.', () => {
    const names = ['__proto__', 'constructor', 'prototype', 'tostring', 'hasownproperty', 'keys', 'valueof'];
    expect([
      ...(read('config', '[default]', ...names.map((name) => `${name} = x`))
        .profiles.get('default')
        ?.settings.keys() ?? []),
    ]).toEqual(names);
  });

  test('may begin with a bracket when the header is not closed.', () => {
    expect(profiles('[default]', '[x = y')).toEqual({ default: { '[x': 'y' } });
  });
});

describe('[DEFAULT]', () => {
  test('gives its keys to every section that has no such key, before and behind it.', () => {
    expect(profiles('[profile a]', 'k = own', '[DEFAULT]', 'k = all', 'l = all', '[profile b]')).toEqual({
      a: { k: 'own', l: 'all' },
      b: { k: 'all', l: 'all' },
    });
  });

  test('may stand twice, but not with the same key.', () => {
    expect(problemLines('[DEFAULT]', 'a = 1', '[DEFAULT]', 'b = 2')).toEqual([]);
    expect(problemLines('[DEFAULT]', 'a = 1', '[DEFAULT]', 'A = 2')).toEqual([4]);
  });

  test('in lower case is no such section.', () => {
    expect(profiles('[default]', 'k = v', '[profile a]')).toEqual({ default: { k: 'v' }, a: {} });
  });

  test('has a broken nested block only where a section shows it.', () => {
    const broken = ['[DEFAULT]', 's3 =', '  broken'];
    expect(problemLines(...broken)).toEqual([]);
    expect(problemLines(...broken, '[profile a]', 's3 = own')).toEqual([]);
    expect(problemLines(...broken, '[profile a]', '[profile b]')).toEqual([3]);
  });
});

describe('A nested block', () => {
  test('holds keys as they are written, with their own lines.', () => {
    const setting = read('config', '[default]', 's3 =', '  A = b', '', '  c=d=e')
      .profiles.get('default')
      ?.settings.get('s3');
    expect(setting?.value).toBe('\nA = b\n\nc=d=e');
    expect([...(setting?.nested ?? [])]).toEqual([
      ['A', { value: 'b', origin: { file: 'F', line: 3 } }],
      ['c', { value: 'd=e', origin: { file: 'F', line: 5 } }],
    ]);
  });

  test('may have a key without a name, and the last of two keys.', () => {
    const setting = read('config', '[default]', 's3 =', '  = 1', '  a = 1', '  a = 2')
      .profiles.get('default')
      ?.settings.get('s3');
    expect([...(setting?.nested ?? [])].map(([key, { value }]) => [key, value])).toEqual([
      ['', '1'],
      ['a', '2'],
    ]);
  });

  test('is split at every line separator that Python knows.', () => {
    const setting = read('config', '[default]', 's3 =', '  a = 1\u2028b = 2')
      .profiles.get('default')
      ?.settings.get('s3');
    expect([...(setting?.nested?.keys() ?? [])]).toEqual(['a', 'b']);
  });

  test('with a line without "=" makes the file unreadable, also in a section that aws-cli ignores.', () => {
    expect(problemLines('[preview]', 's3 =', '  a = 1', '  a : 1')).toEqual([4]);
  });
});

describe('aws-cli refuses a whole file for', () => {
  test.each([
    ['a key before the first section', ['k = v', '[default]'], 1],
    ['an indented key before the first section', ['  k = v'], 1],
    ['a header that is not closed, as the first line', ['[default', 'k = v'], 1],
    ['a header that is not closed', ['[default]', '[profile a'], 2],
    ['an empty header', ['[default]', '[]'], 2],
    ['a key without a separator', ['[default]', '', 'region eu-west-1'], 3],
    ['a value without a key', ['[default]', '= v'], 2],
    ['a header that stands twice', ['[profile a]', '[profile b]', '[profile a]'], 3],
    ['a key that stands twice', ['[default]', 'k = 1', 'k = 2'], 3],
    ['a key that stands twice in two cases', ['[default]', 'region = 1', 'Region = 2'], 3],
    ['a byte order mark within the text', ['\ufeff[default]', 'k = v'], 1],
  ])('%s.', (_why, lines, line) => {
    const { problems } = read('config', ...lines);
    expect(problems[0]?.line).toBe(line);
    expect(problems[0]?.message).toMatch(/^Line \d+ .*(expected|can (appear|contain each setting) only once)/);
  });

  test.each([['[profile a'], ['[]'], ['[default]', '[profile a'], ['[default]', '[]']])(
    'a broken header, which is called one: %j, %j',
    (...lines) => {
      expect(read('config', ...lines).problems[0]?.message).toContain('has no name in closed brackets');
    },
  );

  test('more than one reason, all of which are told.', () => {
    expect(problemLines('[a]', 'x', 'k = 1', 'k = 2', '[a]', '= y')).toEqual([2, 4, 5, 6]);
  });

  test('a million reasons, of which a hundred are told.', () => {
    expect(problemLines('[a]', ...Array.from({ length: 1000 }, () => 'x'))).toHaveLength(100);
  });
});

test('Each value knows its file and line.', () => {
  const profile = read('config', '', '[default]', '# c', 'a = 1', 'b = 2', ' 3').profiles.get('default');
  expect(profile?.origin).toEqual({ file: 'F', line: 2 });
  expect([...(profile?.settings ?? [])].map(([, { origin }]) => origin.line)).toEqual([4, 5]);
});
