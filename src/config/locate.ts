import { type Platform, readVariable } from './environment.ts';
import type { Environment } from './profile.ts';

/** Where aws-cli looks for its two files, from the environment alone. */

export interface Surroundings {
  readonly environment: Environment;
  readonly platform: Platform;
  /** The operating system's word, for a shell without HOME. */
  readonly homeDirectory: string;
}

export interface Locations {
  /** Paths; "" stands for no file, as a variable set to "" does. */
  readonly config: string;
  readonly credentials: string;
}

/** The paths of both files, variables and `~` expanded as aws-cli expands them. */
export function locateFiles(from: Surroundings): Locations {
  return {
    config: locate(from, 'AWS_CONFIG_FILE', 'config'),
    credentials: locate(from, 'AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
  };
}

function locate(from: Surroundings, variable: string, name: string): string {
  const path = readVariable(from.environment, variable, from.platform) ?? `~/.aws/${name}`;
  return from.platform === 'win32'
    ? expandHomeOfWindows(expandPercents(path, from), from)
    : expandHome(expandDollars(path, from), from);
}

/** `os.path.expandvars` of Python on Linux and macOS: `$NAME` and `${NAME}`; a variable that is not set stays as it is written. */
function expandDollars(path: string, from: Surroundings): string {
  return path.replace(/\$(?:(\w+)|\{([^}]*)\})/g, (written, plain?: string, braced?: string) => {
    return readVariable(from.environment, plain ?? braced ?? '', from.platform) ?? written;
  });
}

/** The same on Windows: `%NAME%` too, `%%` and `$$` for the sign itself, and nothing between single quotes. */
function expandPercents(path: string, from: Surroundings): string {
  return path.replace(/'[^']*'?|%[^%]*%?|\$\$|\$\{[^}]*\}?|\$[\w-]+/g, (written) => {
    if (written === '%%' || written === '$$') return written.charAt(0);
    const name = /^(?:%(.+)%|\$\{(.*)\}|\$([\w-]+))$/s.exec(written);
    if (name === null) return written;
    return readVariable(from.environment, name[1] ?? name[2] ?? name[3] ?? '', from.platform) ?? written;
  });
}

/** `~` alone or before a slash; `~name`, another user's home, is not looked up. */
function expandHome(path: string, from: Surroundings): string {
  if (path !== '~' && !path.startsWith('~/')) return path;
  const home = readVariable(from.environment, 'HOME', from.platform) ?? from.homeDirectory;
  return home.replace(/\/+$/, '') + path.slice(1) || '/';
}

/** Python ignores HOME on Windows, so aws-cli does; the SDKs do not. Here it is the last resort. */
function expandHomeOfWindows(path: string, from: Surroundings): string {
  if (path !== '~' && !/^~[/\\]/.test(path)) return path;
  const variable = (name: string) => readVariable(from.environment, name, from.platform);
  const homePath = variable('HOMEPATH');
  const home =
    variable('USERPROFILE') ??
    (homePath === undefined ? undefined : `${variable('HOMEDRIVE') ?? ''}${homePath}`) ??
    variable('HOME') ??
    from.homeDirectory;
  return home + path.slice(1).replaceAll('/', '\\');
}
