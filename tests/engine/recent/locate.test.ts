import { describe, expect, it } from 'vitest';
import { locateRecent } from '../../../src/recent/locate.ts';

const linux = { platform: 'linux', homeDirectory: '/home/me' } as const;
const windows = { platform: 'win32', homeDirectory: 'C:\\Users\\me' } as const;

describe('locateRecent', () => {
  it.each([
    { home: { ...linux, environment: {} }, file: '/home/me/.local/share/awsrole/recent' },
    { home: { ...linux, environment: { XDG_DATA_HOME: '/data' } }, file: '/data/awsrole/recent' },
    { home: { ...linux, environment: { AWSROLE_DATA_DIR: '/mine' } }, file: '/mine/recent' },
    {
      home: { ...linux, platform: 'darwin', environment: {} } as const,
      file: '/home/me/Library/Application Support/AwsRole/recent',
    },
    { home: { ...windows, environment: { LOCALAPPDATA: 'D:\\local' } }, file: 'D:\\local\\AwsRole\\recent' },
    { home: { ...windows, environment: {} }, file: 'C:\\Users\\me\\AppData\\Local\\AwsRole\\recent' },
  ])('is $file for $home.environment on $home.platform', ({ home, file }) => {
    expect(locateRecent(home)).toBe(file);
  });
});
