import type { Environment } from '../core/environment.ts';
import type { RunTool } from './runTool.ts';

/**
 * Windows: makes a folder's access list name this user alone, without what it would inherit. It costs two programs of
 * the system, by their full paths, once in the life of the folder. Answers whether that worked.
 */
export function restrictFolder(environment: Environment, run: RunTool): (path: string) => boolean {
  const system = `${environment['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32`;
  return (path) => {
    const who = run(`${system}\\whoami.exe`, ['/user', '/fo', 'csv', '/nh']);
    const user = who.kind === 'ended' ? /"(S-1-[\d-]+)"/.exec(who.output)?.[1] : undefined;
    if (user === undefined) return false;
    const change = run(`${system}\\icacls.exe`, [path, '/inheritance:r', '/grant:r', `*${user}:(OI)(CI)F`]);
    return change.kind === 'ended' && change.exitCode === 0;
  };
}
