import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import process, { execPath, platform } from 'node:process';
import { expect, it } from 'vitest';
import { endTogether } from '../../../src/edges/processTree.ts';
import { bundleProgram } from '../../support/session/bundle.ts';
import { makeTemporaryFolder } from '../../support/session/temporaryFolder.ts';

it.skipIf(platform === 'win32').each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  '%s ends a program and its children too, and this process as it would have (no signals on Windows)',
  async (signal) => {
    const program = await bundleProgram('treeProgram', makeTemporaryFolder(), import.meta.dirname);
    const child = spawn(execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [ids] = await once(child.stdout, 'data');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
    const all = String(ids).trim().split(' ').map(Number);
    expect(all).toHaveLength(2);
    for (let look = 0; look < 40 && all.some(isThere); look += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(all.filter(isThere)).toEqual([]);
  },
);

it('listens only while a program runs', () => {
  const listeners = () => ['SIGTERM', 'SIGHUP', 'SIGINT'].map((signal) => process.listenerCount(signal));
  const before = listeners();
  const ends = [101, 102].map((id) => endTogether('linux', 2 ** 22 + id));
  expect(listeners()).toEqual(before.map((count) => count + 1));
  for (const end of ends) end();
  expect(listeners()).toEqual(before);
});

/** One that has ended and that nobody has asked for yet is gone too. */
function isThere(id: number): boolean {
  try {
    process.kill(id, 0);
    return platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
