import { posix, win32 } from 'node:path';
import { type Environment, pathOf, readVariable } from '../core/environment.ts';
import type { Edges } from './edges.ts';
import { loadCrypto } from './node.ts';

/** The one answer to where files lie: the AWS CLI's and our own. Nothing here looks whether there are any. */

/** What decides where files lie. `homeDirectory` is the operating system's word. */
export type Home = Pick<Edges, 'environment' | 'platform' | 'homeDirectory'>;

/** The two AWS files. */
export interface Locations {
  /** Paths; "" stands for no file, as a variable set to "" does. */
  readonly config: string;
  readonly credentials: string;
}

/** The paths of both files, variables and `~` expanded as the AWS CLI expands them. */
export function locateFiles(home: Home): Locations {
  return {
    config: locateFile(home, 'AWS_CONFIG_FILE', 'config'),
    credentials: locateFile(home, 'AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
  };
}

/** The folder of the AWS CLI's sessions (awscli/customizations/assumerole.py). */
export function locateAwsCliSessions({ platform, homeDirectory }: Omit<Home, 'environment'>): string {
  return pathOf(platform).join(homeDirectory, '.aws', 'cli', 'cache');
}

/** The AWS CLI's file of an SSO token, named after its `subject`: the sso-session, or the start URL if there is none. */
export function locateSsoToken(subject: string, { platform, homeDirectory }: Omit<Home, 'environment'>): string {
  return pathOf(platform).join(homeDirectory, '.aws', 'sso', 'cache', `${hash('sha1', subject)}.json`);
}

/** The file of a session of `aws login`, named after login_session. */
export function locateLogin(loginSession: string, { environment, platform, homeDirectory }: Home): string {
  const path = pathOf(platform);
  const given = environment['AWS_LOGIN_CACHE_DIRECTORY']?.replace(/^~(?=[/\\]|$)/, () => homeDirectory);
  const folder = given ?? path.join(homeDirectory, '.aws', 'login', 'cache');
  return path.join(folder, `${hash('sha256', loginSession)}.json`);
}

/** The user's settings: AWSROLE_SETTINGS_FILE, otherwise in the folder where the system keeps settings of one user. */
export function locateSettings({ environment, platform, homeDirectory }: Home): string {
  const given = environment['AWSROLE_SETTINGS_FILE'];
  if (given) return given;
  if (platform === 'win32') {
    const roaming = environment['APPDATA'] || win32.join(homeDirectory, 'AppData', 'Roaming');
    return win32.join(roaming, 'AwsRole', 'settings.ini');
  }
  return posix.join(xdgFolder(environment['XDG_CONFIG_HOME'], homeDirectory, '.config'), 'awsrole', 'settings.ini');
}

/**
 * The folder of our own sessions: AWSROLE_CACHE_DIR, otherwise where the system keeps caches of one user.
 */
export function locateSessions({ environment, platform, homeDirectory }: Home): string {
  const given = environment['AWSROLE_CACHE_DIR'];
  if (given) return given;
  switch (platform) {
    case 'win32':
      return win32.join(localFolder(environment, homeDirectory), 'AwsRole', 'sessions');
    case 'darwin':
      return posix.join(homeDirectory, 'Library', 'Caches', 'AwsRole', 'sessions');
    case 'linux':
      return posix.join(xdgFolder(environment['XDG_CACHE_HOME'], homeDirectory, '.cache'), 'awsrole', 'sessions');
  }
}

/** The folder of what must outlive a cache that is emptied: sealed access keys, and the key that seals. */
export function locateVault({ environment, platform, homeDirectory }: Home): string {
  const given = environment['AWSROLE_DATA_DIR'];
  if (given) return given;
  switch (platform) {
    case 'win32':
      return win32.join(localFolder(environment, homeDirectory), 'AwsRole', 'vault');
    case 'darwin':
      return posix.join(homeDirectory, 'Library', 'Application Support', 'AwsRole', 'vault');
    case 'linux':
      return posix.join(xdgFolder(environment['XDG_DATA_HOME'], homeDirectory, '.local/share'), 'awsrole', 'vault');
  }
}

/**
 * The one path by which AWS's files name this program, whichever version is installed: without blanks, as far as the home
 * folder has none (macOS's "Application Support" has one).
 */
export function locateLauncher({ environment, platform, homeDirectory }: Home): string {
  const given = environment['AWSROLE_DATA_DIR'];
  if (platform === 'win32') {
    return win32.join(given || win32.join(localFolder(environment, homeDirectory), 'AwsRole'), 'bin', 'awsrole.cmd');
  }
  const folder = given || posix.join(xdgFolder(environment['XDG_DATA_HOME'], homeDirectory, '.local/share'), 'awsrole');
  return posix.join(folder, 'bin', 'awsrole');
}

/** The file that says which profiles were taken lately: in AWSROLE_DATA_DIR, else next to the vault. */
export function locateRecent(home: Home): string {
  const path = pathOf(home.platform);
  const vault = locateVault(home);
  return path.join(home.environment['AWSROLE_DATA_DIR'] ? vault : path.dirname(vault), 'recent');
}

/** A path as a user writes it: `~` for the home folder. */
export function shortenPath(path: string, { homeDirectory }: Pick<Home, 'homeDirectory'>): string {
  const folder = homeDirectory.replace(/[/\\]+$/, '');
  const rest = path.slice(folder.length);
  return folder !== '' && path.startsWith(folder) && /^[/\\]/.test(rest) ? `~${rest}` : path;
}

function locateFile(home: Home, variable: string, name: string): string {
  const path = readVariable(home.environment, variable, home.platform) ?? `~/.aws/${name}`;
  return home.platform === 'win32'
    ? expandHomeOfWindows(expandPercents(path, home), home)
    : expandHome(expandDollars(path, home), home);
}

/** `os.path.expandvars` of Python on Linux and macOS: `$NAME` and `${NAME}`; a variable that is not set stays as it is written. */
function expandDollars(path: string, home: Home): string {
  return path.replace(/\$(?:(\w+)|\{([^}]*)\})/g, (written, plain?: string, braced?: string) => {
    return readVariable(home.environment, plain ?? braced ?? '', home.platform) ?? written;
  });
}

/** The same on Windows: `%NAME%` too, `%%` and `$$` for the sign itself, and nothing between single quotes. */
function expandPercents(path: string, home: Home): string {
  return path.replace(/'[^']*'?|%[^%]*%?|\$\$|\$\{[^}]*\}?|\$[\w-]+/g, (written) => {
    if (written === '%%' || written === '$$') return written.charAt(0);
    const name = /^(?:%(.+)%|\$\{(.*)\}|\$([\w-]+))$/s.exec(written);
    if (name === null) return written;
    return readVariable(home.environment, name[1] ?? name[2] ?? name[3] ?? '', home.platform) ?? written;
  });
}

/** `~` alone or before a slash; `~name`, another user's home, is not looked up. */
function expandHome(path: string, home: Home): string {
  if (path !== '~' && !path.startsWith('~/')) return path;
  const folder = readVariable(home.environment, 'HOME', home.platform) ?? home.homeDirectory;
  return folder.replace(/\/+$/, '') + path.slice(1) || '/';
}

/** Python ignores HOME on Windows, so the AWS CLI does; the SDKs do not. Here it is the last resort. */
function expandHomeOfWindows(path: string, home: Home): string {
  if (path !== '~' && !/^~[/\\]/.test(path)) return path;
  const variable = (name: string) => readVariable(home.environment, name, home.platform);
  const homePath = variable('HOMEPATH');
  const folder =
    variable('USERPROFILE') ??
    (homePath === undefined ? undefined : `${variable('HOMEDRIVE') ?? ''}${homePath}`) ??
    variable('HOME') ??
    home.homeDirectory;
  return folder + path.slice(1).replaceAll('/', '\\');
}

function localFolder(environment: Environment, homeDirectory: string): string {
  return environment['LOCALAPPDATA'] || win32.join(homeDirectory, 'AppData', 'Local');
}

/** A relative path counts for nothing (XDG Base Directory Specification). */
function xdgFolder(named: string | undefined, homeDirectory: string, usual: string): string {
  return named !== undefined && posix.isAbsolute(named) ? named : posix.join(homeDirectory, usual);
}

function hash(algorithm: 'sha1' | 'sha256', text: string): string {
  return loadCrypto().createHash(algorithm).update(text, 'utf8').digest('hex');
}
