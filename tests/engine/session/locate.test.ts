import { describe, expect, it } from 'vitest';
import { type Home, locateAwsCliSessions, locateSessions, locateVault } from '../../../src/session/locate.ts';

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
