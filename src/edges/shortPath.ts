import type { Environment } from '../core/environment.ts';
import type { RunTool } from './runTool.ts';

/**
 * Windows: a path by its short (8.3) names, such as `C:\PROGRA~1\awsrole.exe`; undefined where the disk keeps none. Only
 * cmd.exe tells them, in UTF-16 for whatever letters they have.
 */
export function findShortPath(path: string, environment: Environment, run: RunTool): string | undefined {
  if (/["%\r\n]/.test(path)) return undefined;
  const shell = `${environment['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32\\cmd.exe`;
  const words = ['/d', '/u', '/v:off', '/c', `for %I in ("${path}") do @echo %~sI`];
  const told = run(shell, words, { encoding: 'utf16le', isVerbatim: true });
  const found = told.kind === 'ended' && told.exitCode === 0 ? told.output.trim() : '';
  return found === '' || found.includes(' ') ? undefined : found;
}
