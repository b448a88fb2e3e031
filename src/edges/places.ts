import { posix, win32 } from 'node:path';
import { type Environment, pathOf, readVariable } from '../core/environment.ts';
import type { Edges } from './edges.ts';
import { loadCrypto } from './node.ts';

/** The paths of all files, of the AWS CLI and of AwsRole. Nothing here checks whether they exist. */

/** What decides where files are. `homeDirectory` comes from the operating system. */
export type Home = Pick<Edges, 'environment' | 'platform' | 'homeDirectory'>;

/** The two AWS files. */
interface Locations {
  /** A path; "" means no file, as for a variable that is set to "". */
  readonly config: string;
  readonly credentials: string;
}

/** The paths of the AWS files, with variables and `~` expanded as the AWS CLI does. */
export function locateFiles(home: Home): Locations {
  return {
    config: locateFile(home, 'AWS_CONFIG_FILE', 'config'),
    credentials: locateFile(home, 'AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
  };
}

/** The session cache of the AWS CLI (awscli/customizations/assumerole.py). */
export function locateAwsCliSessions({ platform, homeDirectory }: Omit<Home, 'environment'>): string {
  return pathOf(platform).join(homeDirectory, '.aws', 'cli', 'cache');
}

/** The AWS CLI's file for an SSO token, named after its `subject`: the sso-session, or the start URL if there is none. */
export function locateSsoToken(subject: string, { platform, homeDirectory }: Omit<Home, 'environment'>): string {
  return pathOf(platform).join(homeDirectory, '.aws', 'sso', 'cache', `${hash('sha1', subject)}.json`);
}

/** The token file of `aws login`, named after login_session. */
export function locateLogin(loginSession: string, { environment, platform, homeDirectory }: Home): string {
  const path = pathOf(platform);
  const given = environment['AWS_LOGIN_CACHE_DIRECTORY']?.replace(/^~(?=[/\\]|$)/, () => homeDirectory);
  const folder = given ?? path.join(homeDirectory, '.aws', 'login', 'cache');
  return path.join(folder, `${hash('sha256', loginSession)}.json`);
}

/** The user's settings: AWSROLE_SETTINGS_FILE, otherwise a file in the system's folder for settings of a user. */
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
 * The session cache: AWSROLE_CACHE_DIR, otherwise a folder in the system's folder for caches of a user.
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

/** The folder for what must survive when caches are cleared: encrypted access keys, and the key that encrypts them. */
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
 * The path of this program in the AWS files, the same for each installed version, and without spaces unless the home folder
 * has some (which is why it is not in "Application Support" on macOS).
 */
export function locateLauncher({ environment, platform, homeDirectory }: Home): string {
  const given = environment['AWSROLE_DATA_DIR'];
  if (platform === 'win32') {
    return win32.join(given || win32.join(localFolder(environment, homeDirectory), 'AwsRole'), 'bin', 'awsrole.cmd');
  }
  const folder = given || posix.join(xdgFolder(environment['XDG_DATA_HOME'], homeDirectory, '.local/share'), 'awsrole');
  return posix.join(folder, 'bin', 'awsrole');
}

/** The file with the recently used profiles: in AWSROLE_DATA_DIR, otherwise next to the vault. */
export function locateRecent(home: Home): string {
  const path = pathOf(home.platform);
  const vault = locateVault(home);
  return path.join(home.environment['AWSROLE_DATA_DIR'] ? vault : path.dirname(vault), 'recent');
}

/** Shortens a path as users write it, with `~` for the home folder. */
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

/** Python's `os.path.expandvars` on Linux and macOS: `$NAME` and `${NAME}`; a variable that is not set is left as written. */
function expandDollars(path: string, home: Home): string {
  return path.replace(/\$(?:(\w+)|\{([^}]*)\})/g, (written, plain?: string, braced?: string) => {
    return readVariable(home.environment, plain ?? braced ?? '', home.platform) ?? written;
  });
}

/** The same on Windows: also `%NAME%`; `%%` and `$$` are a literal sign, and text in single quotes is not expanded. */
function expandPercents(path: string, home: Home): string {
  return path.replace(/'[^']*'?|%[^%]*%?|\$\$|\$\{[^}]*\}?|\$[\w-]+/g, (written) => {
    if (written === '%%' || written === '$$') return written.charAt(0);
    const name = /^(?:%(.+)%|\$\{(.*)\}|\$([\w-]+))$/s.exec(written);
    if (name === null) return written;
    return readVariable(home.environment, name[1] ?? name[2] ?? name[3] ?? '', home.platform) ?? written;
  });
}

/** Expands `~` by itself or before a slash; `~name`, the home of another user, is not supported. */
function expandHome(path: string, home: Home): string {
  if (path !== '~' && !path.startsWith('~/')) return path;
  const folder = readVariable(home.environment, 'HOME', home.platform) ?? home.homeDirectory;
  return folder.replace(/\/+$/, '') + path.slice(1) || '/';
}

/** Python, and so the AWS CLI, ignores HOME on Windows, but the SDKs do not. Here it is the last resort. */
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

/** Relative paths are ignored (XDG Base Directory Specification). */
function xdgFolder(named: string | undefined, homeDirectory: string, usual: string): string {
  return named !== undefined && posix.isAbsolute(named) ? named : posix.join(homeDirectory, usual);
}

function hash(algorithm: 'sha1' | 'sha256', text: string): string {
  return loadCrypto().createHash(algorithm).update(text, 'utf8').digest('hex');
}
