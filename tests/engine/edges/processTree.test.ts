import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process, { execPath, platform } from 'node:process';
import { expect, it } from 'vitest';
import { killTree, terminateOnSignal, terminateRunning } from '../../../src/edges/processTree.ts';
import { endSignals } from '../../../src/edges/signals.ts';
import { isRunning } from '../../support/isRunning.ts';
import { bundleProgram } from '../../support/session/bundle.ts';
import { makeTemporaryFolder } from '../../support/session/temporaryFolder.ts';

it.skipIf(platform === 'win32').each(endSignals)(
  '%s ends a program and its children too, and this process as it would have (no signals on Windows)',
  async (signal) => {
    const program = await bundleProgram('treeProgram', makeTemporaryFolder(), import.meta.dirname);
    const child = spawn(execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [ids] = await once(child.stdout, 'data');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
    const all = String(ids).trim().split(' ').map(Number);
    expect(all).toHaveLength(2);
    expect(await listLeft(all)).toEqual([]);
  },
);

it.skipIf(platform === 'win32')(
  'a child that another thread started ends too (taskkill does it on Windows)',
  async () => {
    const start =
      "const { spawn } = require('node:child_process'); process.stdout.write(String(spawn('sleep', ['60']).pid))";
    const program = `new (require('node:worker_threads').Worker)(${JSON.stringify(start)}, { eval: true })`;
    const child = spawn(execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [id] = await once(child.stdout, 'data');
    killTree(platform as 'linux', child.pid ?? 0);
    expect(await listLeft([Number(id)])).toEqual([]);
  },
);

it('listens only while a program runs', () => {
  const listeners = () => endSignals.map((signal) => process.listenerCount(signal));
  const before = listeners();
  const ends = [101, 102].map((id) => terminateOnSignal('linux', 2 ** 22 + id));
  expect(listeners()).toEqual(before.map((count) => count + 1));
  for (const end of ends) end();
  expect(listeners()).toEqual(before);
});

const before = endSignals.map((signal) => process.listenerCount(signal));

it.skipIf(platform === 'win32')(
  'programs that still run end when nobody wants them any more (taskkill does it on Windows)',
  async () => {
    const child = spawn('/bin/sh', ['-c', "trap '' INT QUIT; sleep 60 & echo $!; wait"], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [id] = await once(child.stdout, 'data');
    terminateOnSignal(platform as 'linux', child.pid ?? 0);
    terminateRunning();
    expect(await listLeft([child.pid ?? 0, Number(id)])).toEqual([]);
    expect(endSignals.map((signal) => process.listenerCount(signal))).toEqual(before);
  },
);

/** Those that are there two seconds later. */
async function listLeft(ids: readonly number[]): Promise<readonly number[]> {
  for (let look = 0; look < 40 && ids.some(isRunning); look += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return ids.filter(isRunning);
}
