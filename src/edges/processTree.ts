import { readFileSync } from 'node:fs';
import { env, kill } from 'node:process';
import type { Platform } from '../core/environment.ts';
import { loadChildProcess } from './node.ts';

/** Ends a program and those that it started: what hangs is often a child of the script that was named. */
export function endTree(platform: Platform, processId: number): void {
  if (platform === 'win32') {
    const tool = `${env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\taskkill.exe`;
    loadChildProcess().spawnSync(tool, ['/T', '/F', '/PID', String(processId)], { windowsHide: true, stdio: 'ignore' });
    return;
  }
  for (const id of [...listDescendants(platform, processId), processId]) end(id);
}

/** Nearest last, so that no one is left who could start another. */
function listDescendants(platform: 'darwin' | 'linux', processId: number): readonly number[] {
  const children = platform === 'linux' ? readChildren(processId) : askForChildren(processId);
  return children.flatMap((child) => [...listDescendants(platform, child), child]);
}

function readChildren(processId: number): readonly number[] {
  try {
    return toIds(readFileSync(`/proc/${processId}/task/${processId}/children`, 'latin1'));
  } catch {
    // It ended in the meantime, or the kernel has no such list.
    return [];
  }
}

function askForChildren(processId: number): readonly number[] {
  return toIds(
    loadChildProcess().spawnSync('/usr/bin/pgrep', ['-P', String(processId)], { encoding: 'latin1' }).stdout ?? '',
  );
}

function toIds(text: string): readonly number[] {
  return text
    .split(/\s+/)
    .filter((word) => /^\d+$/.test(word))
    .map(Number);
}

function end(processId: number): void {
  try {
    kill(processId, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
