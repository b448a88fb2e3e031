import { getBuiltinModule } from 'node:process';
import type { Environment } from '../core/environment.ts';

/** Runs a tool of the system without a shell and waits for it; text goes in by standard input, never as an argument. */
export type RunTool = (program: string, words: readonly string[], options?: ToolOptions) => ToolOutcome;

export interface ToolOptions {
  readonly input?: string;
  /** How to read what it prints. */
  readonly encoding?: 'utf8' | 'utf16le';
  /** Windows: the words as they are, for a program that has its own rules for quotes. */
  readonly isVerbatim?: boolean;
}

export type ToolOutcome =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly output: string; readonly errorOutput: string }
  /** `code` is the system's word: ENOENT if there is no such program, ETIMEDOUT … */
  | { readonly kind: 'failed'; readonly code: string };

/** A user may have to unlock a credential store first. */
const timeoutMilliseconds = 60_000;

export function openTools(environment: Environment): RunTool {
  return (program, words, { input = '', encoding = 'utf8', isVerbatim = false } = {}) => {
    const { spawnSync } = getBuiltinModule('node:child_process');
    const settings = {
      env: selectForTools(environment),
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

/** What the system's own tools need to find their files, their language and the user's session: no secret of the shell's. */
export function selectForTools(environment: Environment): NodeJS.ProcessEnv {
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
  // By which Linux under Windows starts a program of Windows.
  ...['WSL_INTEROP', 'WSL_DISTRO_NAME'],
  // Windows; without PSMODULEPATH, by which Windows PowerShell would take modules of PowerShell 7 for its own.
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT', 'TEMP', 'TMP'],
  ...['USERPROFILE', 'USERNAME', 'USERDOMAIN', 'APPDATA', 'LOCALAPPDATA'],
]);
