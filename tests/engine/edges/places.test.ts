import { describe, expect, it, test } from 'vitest';
import {
  type Home,
  locateAwsCliSessions,
  locateFiles,
  locateLauncher,
  locateLogin,
  locateRecent,
  locateSessions,
  locateSettings,
  locateSsoToken,
  locateVault,
} from '../../../src/edges/places.ts';
import { askPython, hasPython } from '../../support/python.ts';
import vectors from '../../vectors/file-location-tests.json' with { type: 'json' };

const linux = (environment: Home['environment'] = {}): Home => ({
  platform: 'linux',
  homeDirectory: '/home/me',
  environment,
});
const darwin: Home = { platform: 'darwin', homeDirectory: '/Users/me', environment: {} };
const windows = (environment: Home['environment'] = {}): Home => ({
  platform: 'win32',
  homeDirectory: 'C:\\Users\\me',
  environment,
});

describe('where things are', () => {
  it.each<[string, Home, string, string]>([
    ['Linux', linux(), '/home/me/.cache/awsrole/sessions', '/home/me/.local/share/awsrole/vault'],
    [
      'Linux with XDG folders',
      linux({ XDG_CACHE_HOME: '/c', XDG_DATA_HOME: '/d' }),
      '/c/awsrole/sessions',
      '/d/awsrole/vault',
    ],
    [
      'Linux with relative XDG folders',
      linux({ XDG_CACHE_HOME: 'c', XDG_DATA_HOME: '.' }),
      '/home/me/.cache/awsrole/sessions',
      '/home/me/.local/share/awsrole/vault',
    ],
    [
      'Linux with empty XDG folders',
      linux({ XDG_CACHE_HOME: '', XDG_DATA_HOME: '' }),
      '/home/me/.cache/awsrole/sessions',
      '/home/me/.local/share/awsrole/vault',
    ],
    [
      'macOS',
      darwin,
      '/Users/me/Library/Caches/AwsRole/sessions',
      '/Users/me/Library/Application Support/AwsRole/vault',
    ],
    ['Windows', windows({ LOCALAPPDATA: 'D:\\L' }), 'D:\\L\\AwsRole\\sessions', 'D:\\L\\AwsRole\\vault'],
    [
      'Windows without LOCALAPPDATA',
      windows(),
      'C:\\Users\\me\\AppData\\Local\\AwsRole\\sessions',
      'C:\\Users\\me\\AppData\\Local\\AwsRole\\vault',
    ],
    [
      'anywhere the person says',
      linux({ AWSROLE_CACHE_DIR: '/s', AWSROLE_DATA_DIR: '/v', XDG_CACHE_HOME: '/c' }),
      '/s',
      '/v',
    ],
    [
      'nowhere the person says',
      linux({ AWSROLE_CACHE_DIR: '', AWSROLE_DATA_DIR: '' }),
      '/home/me/.cache/awsrole/sessions',
      '/home/me/.local/share/awsrole/vault',
    ],
  ])('is, on %s, %s', (_, home, sessions, vault) => {
    expect([locateSessions(home), locateVault(home)]).toEqual([sessions, vault]);
  });

  it('is aws-cli\u2019s own folder for what is shared with it', () => {
    expect([linux(), darwin, windows()].map(locateAwsCliSessions)).toEqual([
      '/home/me/.aws/cli/cache',
      '/Users/me/.aws/cli/cache',
      'C:\\Users\\me\\.aws\\cli\\cache',
    ]);
  });
});

describe('locateSettings', () => {
  it.each([
    ['where the person says', linux({ AWSROLE_SETTINGS_FILE: '/s.ini', XDG_CONFIG_HOME: '/c' }), '/s.ini'],
    ['in the configuration folder', linux({ XDG_CONFIG_HOME: '/c' }), '/c/awsrole/settings.ini'],
    // Protection would otherwise hold in one folder only.
    ['in no folder that is relative', linux({ XDG_CONFIG_HOME: 'c' }), '/home/me/.config/awsrole/settings.ini'],
    ['in no folder without a name', linux({ XDG_CONFIG_HOME: '' }), '/home/me/.config/awsrole/settings.ini'],
    ['below home on macOS too', darwin, '/Users/me/.config/awsrole/settings.ini'],
    ['in the roaming folder', windows({ APPDATA: 'D:\\r' }), 'D:\\r\\AwsRole\\settings.ini'],
    ['in the usual one', windows(), 'C:\\Users\\me\\AppData\\Roaming\\AwsRole\\settings.ini'],
  ])('is %s', (_, home, file) => {
    expect(locateSettings(home)).toBe(file);
  });
});

describe('locateRecent', () => {
  it.each([
    { home: linux(), file: '/home/me/.local/share/awsrole/recent' },
    { home: linux({ XDG_DATA_HOME: '/data' }), file: '/data/awsrole/recent' },
    { home: linux({ AWSROLE_DATA_DIR: '/mine' }), file: '/mine/recent' },
    {
      home: darwin,
      file: '/Users/me/Library/Application Support/AwsRole/recent',
    },
    { home: windows({ LOCALAPPDATA: 'D:\\local' }), file: 'D:\\local\\AwsRole\\recent' },
    { home: windows(), file: 'C:\\Users\\me\\AppData\\Local\\AwsRole\\recent' },
  ])('is $file for $home.environment on $home.platform', ({ home, file }) => {
    expect(locateRecent(home)).toBe(file);
  });
});

describe('locateLauncher', () => {
  it.each([
    { home: linux(), file: '/home/me/.local/share/awsrole/bin/awsrole' },
    { home: linux({ XDG_DATA_HOME: '/data' }), file: '/data/awsrole/bin/awsrole' },
    { home: linux({ AWSROLE_DATA_DIR: '/mine' }), file: '/mine/bin/awsrole' },
    { home: darwin, file: '/Users/me/.local/share/awsrole/bin/awsrole' },
    { home: windows({ LOCALAPPDATA: 'D:\\local' }), file: 'D:\\local\\AwsRole\\bin\\awsrole.cmd' },
    { home: windows({ AWSROLE_DATA_DIR: 'D:\\mine' }), file: 'D:\\mine\\bin\\awsrole.cmd' },
  ])('is $file for $home.environment on $home.platform', ({ home, file }) => {
    expect(locateLauncher(home)).toBe(file);
  });
});

describe('locateSsoToken', () => {
  // Names as `printf corp | sha1sum` gives them.
  it.each([
    ['corp', '/home/me/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json'],
    ['https://example.awsapps.com/start', '/home/me/.aws/sso/cache/e8be5486177c5b5392bd9aa76563515b29358e6e.json'],
  ])('names the file after the session, or the start URL', (subject, path) => {
    expect(locateSsoToken(subject, linux())).toBe(path);
  });

  it('is below the profile folder on Windows', () => {
    expect(locateSsoToken('corp', windows())).toMatch(/^C:\\Users\\me\\\.aws\\sso\\cache\\[0-9a-f]{40}\.json$/);
  });
});

describe('locateLogin', () => {
  // The name as `printf arn | sha256sum` gives it.
  const name = '42e7ab5b52beca9d20fbc05fa6b72c0a48755ada50d340472ab6f1832cbf42ac.json';

  it.each([
    [linux(), `/home/me/.aws/login/cache/${name}`],
    [linux({ AWS_LOGIN_CACHE_DIRECTORY: '~/logins' }), `/home/me/logins/${name}`],
    [windows(), `C:\\Users\\me\\.aws\\login\\cache\\${name}`],
  ])('names the file after login_session', (home, path) => {
    expect(locateLogin('arn', home)).toBe(path);
  });
});

/** Where the AWS CLI answers otherwise than the SDKs agreed, by the vector's name. */
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

/** How Python's own functions, which the AWS CLI calls, answer: `ntpath` is there on every platform. */
function expandByPython(
  module: 'ntpath' | 'posixpath',
  paths: readonly string[],
  environment: Record<string, string>,
): Promise<string[]> {
  const code = `import ${module} as p\nanswer = [p.expanduser(p.expandvars(path)) for path in argument]`;
  return askPython(code, paths, environment);
}

if (!hasPython) process.stderr.write('Paths are not compared with Python: python3 is not on this machine.\n');

describe.skipIf(!hasPython)('As Python expands it (skipped without python3), AWS_CONFIG_FILE is found at', async () => {
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
  const linuxExpanded = hasPython ? await expandByPython('posixpath', linuxPaths, shell) : [];
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
  const windowsExpanded = hasPython ? await expandByPython('ntpath', windowsPaths, windowsShell) : [];
  test.each(windowsPaths.map((path, at) => [path, windowsExpanded[at]]))('on Windows: %s', (path = '', expanded) => {
    expect(locateFiles(windows({ ...windowsShell, AWS_CONFIG_FILE: path })).config).toBe(expanded);
  });

  test('on Windows: USERPROFILE, whatever HOME is (the deviation above).', async () => {
    const environment = { HOME: 'C:\\users\\user', USERPROFILE: 'ignored', HOMEDRIVE: 'ignored', HOMEPATH: 'ignored' };
    expect(await expandByPython('ntpath', ['~\\.aws\\config'], environment)).toEqual(['ignored\\.aws\\config']);
  });
});

test('A variable set to "" means no file.', () => {
  expect(locateFiles(linux({ AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: '' }))).toEqual({
    config: '',
    credentials: '',
  });
});

test('Without HOME the operating system says where home is.', () => {
  expect(locateFiles(linux({})).config).toBe('/home/me/.aws/config');
  expect(locateFiles(windows({})).config).toBe('C:\\Users\\me\\.aws\\config');
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
