import { readFileSync } from 'node:fs';
import { kill, platform } from 'node:process';

/** Whether a process is running. A zombie is not. */
export function isRunning(id: number): boolean {
  try {
    kill(id, 0);
    return platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
