import { getBuiltinModule } from 'node:process';
import type { Environment } from '../core/environment.ts';

/** Runs a system tool without a shell and waits for it. Secrets are passed on standard input, never as an argument. */
export type RunTool = (program: string, words: readonly string[], options?: ToolOptions) => ToolOutcome;

export interface ToolOptions {
  readonly input?: string;
  /** The encoding of its output. */
  readonly encoding?: 'utf8' | 'utf16le';
  /** Windows: passes the arguments unquoted, for a program with its own quoting rules. */
  readonly isVerbatim?: boolean;
}

export type ToolOutcome =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly output: string; readonly errorOutput: string }
  /** `code` is the system's error code, such as ENOENT if the program does not exist, or ETIMEDOUT. */
  | { readonly kind: 'failed'; readonly code: string };

/** Long enough for the user to unlock a credential store. */
const timeoutMilliseconds = 60_000;

export function openRunTool(environment: Environment): RunTool {
  return (program, words, { input = '', encoding = 'utf8', isVerbatim = false } = {}) => {
    const { spawnSync } = getBuiltinModule('node:child_process');
    const settings = {
      env: selectToolEnvironment(environment),
      input,
      encoding,
      timeout: timeoutMilliseconds,
      windowsHide: true,
      windowsVerbatimArguments: isVerbatim,
    } as const;
    const { status, stdout, stderr, error } = spawnSync(program, words, settings);
    if (status === null) return { kind: 'failed', code: codeOf(error) };
    return { kind: 'ended', exitCode: status, output: stdout, errorOutput: stderr };
  };
}

/** The environment variables that system tools need for their files, language, and user session; no secrets of the shell. */
export function selectToolEnvironment(environment: Environment): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => /^(?:LC|XDG)_/.test(name) || needed.has(name)),
  );
}

function codeOf(error: Error | undefined): string {
  return error !== undefined && 'code' in error ? String(error.code) : 'killed';
}

const needed = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LANGUAGE', 'TMPDIR'],
  ...['DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY'],
  // WSL requires these to start Windows programs.
  ...['WSL_INTEROP', 'WSL_DISTRO_NAME'],
  // Windows; without PSMODULEPATH, since Windows PowerShell would load modules of PowerShell 7 from it.
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT', 'TEMP', 'TMP'],
  ...['USERPROFILE', 'USERNAME', 'USERDOMAIN', 'APPDATA', 'LOCALAPPDATA'],
]);
