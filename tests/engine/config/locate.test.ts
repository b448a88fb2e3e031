import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { locateFiles, type Surroundings } from '../../../src/config/locate.ts';
import vectors from '../../vectors/file-location-tests.json' with { type: 'json' };

const linux = (environment: Record<string, string>): Surroundings => ({
  environment,
  platform: 'linux',
  homeDirectory: '/home/os',
});
const windows = (environment: Record<string, string>): Surroundings => ({
  environment,
  platform: 'win32',
  homeDirectory: 'C:\\Users\\os',
});

/** Where aws-cli answers otherwise than the SDKs agreed, by the vector's name. */
const deviations: ReadonlyMap<string, { why: string; configLocation: string; credentialsLocation: string }> = new Map([
  [
    'User home is loaded from $HOME with highest priority on windows platforms.',
    {
      why: 'Python, and so aws-cli, takes USERPROFILE and never HOME on Windows.',
      configLocation: 'ignored\\.aws\\config',
      credentialsLocation: 'ignored\\.aws\\credentials',
    },
  ],
]);

describe('The file locations that the SDK teams agreed on', () => {
  const cases = vectors.tests.map((vector, at) => ({ at: at + 1, deviation: deviations.get(vector.name), ...vector }));

  test('are 9 vectors, of which aws-cli answers 1 otherwise.', () => {
    expect(cases).toHaveLength(9);
    expect(cases.filter(({ deviation }) => deviation !== undefined)).toHaveLength(1);
  });

  test.each(cases)('vector $at: $name', ({ environment, platform, configLocation, credentialsLocation, deviation }) => {
    const values: Readonly<Record<string, string | undefined>> = environment;
    const homeDirectory = values['HOME'] ?? '';
    const found = locateFiles({ environment, platform: platform === 'windows' ? 'win32' : 'linux', homeDirectory });
    expect(found).toEqual({
      config: deviation?.configLocation ?? configLocation,
      credentials: deviation?.credentialsLocation ?? credentialsLocation,
    });
  });
});

/** How Python's own functions, which aws-cli calls, answer: `ntpath` is there on every platform. Null without Python. */
function expandByPython(
  module: 'ntpath' | 'posixpath',
  paths: readonly string[],
  environment: Record<string, string>,
): string[] | null {
  const code = `import json, sys, ${module} as p; print(json.dumps([p.expanduser(p.expandvars(a)) for a in sys.argv[1:]]))`;
  const run = spawnSync('python3', ['-X', 'utf8', '-c', code, ...paths], {
    env: { PATH: process.env['PATH'], ...environment },
  });
  return run.status === 0 ? JSON.parse(run.stdout.toString()) : null;
}

const hasPython = expandByPython('posixpath', [], {}) !== null;
if (!hasPython) process.stderr.write('Paths are not compared with Python: python3 is not on this machine.\n');

describe.skipIf(!hasPython)('As Python expands it (skipped without python3), AWS_CONFIG_FILE is found at', () => {
  const shell = { HOME: '/h/', A: 'a', 'B-C': 'bc', NESTED: '$A', EMPTY: '' };
  const linuxPaths = [
    '/x/config',
    '~',
    '~/c',
    '~x/c',
    '/~/c',
    '$HOME/c',
    '\x24{HOME}/c',
    '\x24{A}b',
    '$Ab',
    '$A-b',
    '$B-C',
    '$NESTED',
    '$EMPTY/c',
    '$MISSING/c',
    '\x24{MISSING}',
    '\x24{',
    '$',
    '$$A',
    '%A%',
    "'$A'",
    '$A$A',
    '\x24{}',
    'é$A',
    '',
  ];
  const linuxExpanded = expandByPython('posixpath', linuxPaths, shell) ?? [];
  test.each(linuxPaths.map((path, at) => [path, linuxExpanded[at]]))('on Linux: %s', (path = '', expanded) => {
    expect(locateFiles(linux({ ...shell, AWS_CONFIG_FILE: path })).config).toBe(expanded);
  });

  const windowsShell = { USERPROFILE: 'C:\\Users\\me', A: 'a', 'B-C': 'bc', NESTED: '%A%', 'PROGRAM FILES': 'pf' };
  const windowsPaths = [
    'C:\\x\\config',
    '~',
    '~\\c',
    '%USERPROFILE%\\c',
    '%A%%A%',
    '%%A%%',
    '%A',
    '%MISSING%\\c',
    '%PROGRAM FILES%',
    '$A\\c',
    '\x24{A}b',
    '$B-C',
    '\x24{B-C}',
    '$$A',
    '$',
    '\x24{',
    '\x24{A',
    "'%A%'%A%",
    "'%A%",
    '%NESTED%',
    '%A%$A',
    '100%',
    '%MISSING%A%',
    'a$',
    "it''s$A",
  ];
  const windowsExpanded = expandByPython('ntpath', windowsPaths, windowsShell) ?? [];
  test.each(windowsPaths.map((path, at) => [path, windowsExpanded[at]]))('on Windows: %s', (path = '', expanded) => {
    expect(locateFiles(windows({ ...windowsShell, AWS_CONFIG_FILE: path })).config).toBe(expanded);
  });

  test('on Windows: USERPROFILE, whatever HOME is (the deviation above).', () => {
    const environment = { HOME: 'C:\\users\\user', USERPROFILE: 'ignored', HOMEDRIVE: 'ignored', HOMEPATH: 'ignored' };
    expect(expandByPython('ntpath', ['~\\.aws\\config'], environment)).toEqual(['ignored\\.aws\\config']);
  });
});

test('A variable set to "" means no file.', () => {
  expect(locateFiles(linux({ AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: '' }))).toEqual({
    config: '',
    credentials: '',
  });
});

test('Without HOME the operating system says where home is.', () => {
  expect(locateFiles(linux({})).config).toBe('/home/os/.aws/config');
  expect(locateFiles(windows({})).config).toBe('C:\\Users\\os\\.aws\\config');
});

test('A home that is the root is not written twice.', () => {
  expect(locateFiles(linux({ HOME: '/' })).config).toBe('/.aws/config');
  expect(locateFiles(linux({ HOME: '' })).config).toBe('/.aws/config');
});

test('On Windows names of variables have no case, elsewhere they have.', () => {
  expect(locateFiles(windows({ aws_config_file: '%userprofile%\\c', UserProfile: 'U' })).config).toBe('U\\c');
  expect(locateFiles(linux({ aws_config_file: '/c', HOME: '/h' })).config).toBe('/h/.aws/config');
});

test('Variables named like members of Object are only found when they are set.', () => {
  expect(locateFiles(linux({ AWS_CONFIG_FILE: '$constructor/$toString/\x24{__proto__}' })).config).toBe(
    '$constructor/$toString/\x24{__proto__}',
  );
});
