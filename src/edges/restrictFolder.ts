import { getBuiltinModule } from 'node:process';
import type { Environment } from '../config/profile.ts';

/** Runs a program without a shell; its output, or undefined where it did not end well. */
export type RunTool = (program: string, words: readonly string[]) => string | undefined;

const timeoutMilliseconds = 10_000;

/**
 * Windows: makes a folder's access list name this user alone, without what it would inherit. It costs two programs of
 * the system, by their full paths, once in the life of the folder.
 */
export function restrictFolder(environment: Environment, run: RunTool = runTool): (path: string) => boolean {
  const system = `${environment['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32`;
  return (path) => {
    const user = /"(S-1-[\d-]+)"/.exec(run(`${system}\\whoami.exe`, ['/user', '/fo', 'csv', '/nh']) ?? '')?.[1];
    if (user === undefined) return false;
    return run(`${system}\\icacls.exe`, [path, '/inheritance:r', '/grant:r', `*${user}:(OI)(CI)F`]) !== undefined;
  };
}

const runTool: RunTool = (program, words) => {
  const { status, stdout } = getBuiltinModule('node:child_process').spawnSync(program, words, {
    encoding: 'utf8',
    timeout: timeoutMilliseconds,
    windowsHide: true,
  });
  return status === 0 ? stdout : undefined;
};
