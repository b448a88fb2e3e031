import { getBuiltinModule } from 'node:process';
import type { Environment } from '../core/environment.ts';
import { selectForTools } from './toolEnvironment.ts';

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

function codeOf(error: Error | undefined): string {
  return error !== undefined && 'code' in error ? String(error.code) : 'killed';
}
