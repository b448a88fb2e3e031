import type { Environment, Platform } from '../core/environment.ts';
import { loadChildProcess } from './node.ts';
import { selectToolEnvironment } from './runTool.ts';

/** The user is waiting; after this time, AwsRole continues without proxy settings. */
const timeoutMilliseconds = 2000;

/**
 * Reads the proxy settings of this user as the system's own tool prints them: the Internet Options of Windows, or the
 * network settings of macOS. Empty if the system has no such settings, or they cannot be read.
 */
export function openProxySettings(platform: Platform, environment: Environment): () => Promise<string> {
  const command = commandOf(platform, environment);
  return command === undefined ? async () => '' : () => run(command, environment);
}

type Command = readonly [program: string, ...words: string[]];

function commandOf(platform: Platform, environment: Environment): Command | undefined {
  const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
  switch (platform) {
    case 'win32':
      return [`${environment['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32\\reg.exe`, 'query', key];
    case 'darwin':
      return ['/usr/sbin/scutil', '--proxy'];
    case 'linux':
      return undefined;
  }
}

function run([program, ...words]: Command, environment: Environment): Promise<string> {
  const settings = { env: selectToolEnvironment(environment), timeout: timeoutMilliseconds, windowsHide: true };
  return new Promise((resolve) => {
    loadChildProcess().execFile(program, words, settings, (error, output) => resolve(error === null ? output : ''));
  });
}
