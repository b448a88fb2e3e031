import { readFileSync } from 'node:fs';
import { kill, platform } from 'node:process';

/** Whether a process runs. One that has ended and that nobody has asked for yet does not. */
export function isRunning(id: number): boolean {
  try {
    kill(id, 0);
    return platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
