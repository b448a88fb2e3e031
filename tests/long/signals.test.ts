import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tell } from '../../src/core/conversation.ts';
import { temporarySuffix } from '../../src/edges/replaceFile.ts';
import { installFaults } from '../support/faultLayer.ts';
import { bundleProgram, codeOf, findCode, fromCache } from '../support/session/bundle.ts';
import { listLeftovers, makeHome, switchAndEdit } from '../support/session/faultedRun.ts';
import { type Sample, type StsServer, startSampleSts } from '../support/sts/index.ts';
import { seed, size } from './size.ts';

/** Interrupts a switch and an edit at a system call: nothing is torn, and the next run succeeds and cleans up. */

const signals = ['SIGINT', 'SIGTERM'] as const;
const most = size(3, 30);

let sample: Sample;
let server: StsServer;
let folder: string;

beforeAll(async () => {
  ({ sample, sts: server } = await startSampleSts());
  folder = mkdtempSync(join(tmpdir(), 'awsrole-signals-'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it.skipIf(platform() === 'win32')(
  `SIGINT or SIGTERM at any step, of which ${most} are tried, leaves no half file, no lock and no secret behind (not on Windows, which has no signals).`,
  async () => {
    const program = await bundleProgram('signalled', folder);
    copyFileSync(await findCode('signalled', () => compileCode(program)), codeOf(program));
    const steps = spread(await countSteps(), most);
    const wrong: string[] = [];
    for (const [at, step] of steps.entries()) {
      const signal = signals[(at + seed) % signals.length] ?? 'SIGINT';
      for (const problem of await interrupt(program, signal, step)) wrong.push(`${signal} at step ${step}: ${problem}`);
    }
    expect(wrong).toEqual([]);
  },
);

/** An uninterrupted run compiles what the others need. */
async function compileCode(program: string): Promise<Uint8Array> {
  const home = makeHome(sample);
  try {
    await once(startProgram(program, home, 'SIGINT', -1), 'close');
    return readFileSync(codeOf(program));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function countSteps(): Promise<number> {
  const home = makeHome(sample);
  const layer = installFaults(home, () => undefined);
  try {
    await switchAndEdit(home, server.url);
    return layer.calls.length;
  } finally {
    layer.remove();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Chooses `wanted` of the first `count` numbers, evenly spread, and different for each seed. */
function spread(count: number, wanted: number): readonly number[] {
  const stride = Math.max(1, count / wanted);
  const first = seed % Math.ceil(stride);
  return Array.from({ length: Math.min(count, wanted) }, (_, at) => Math.floor(first + at * stride) % count);
}

/** The problems after a process that was interrupted at this step. */
async function interrupt(program: string, signal: NodeJS.Signals, step: number): Promise<string[]> {
  const home = makeHome(sample);
  try {
    const [code, ended] = await once(startProgram(program, home, signal, step), 'close');
    const wrong = ended === signal ? [] : [`it ended with ${code ?? ended}`];
    ageTemporaryFiles(home);
    const start = performance.now();
    const told: Tell[] = [];
    for (const result of await switchAndEdit(home, server.url, (event) => told.push(event))) {
      if (!result.ok) wrong.push(`the next run failed: ${result.error.message}`);
    }
    // A switch reports that it waits for a lock, on any machine; an edit waits for ten seconds.
    if (told.some(({ kind }) => kind === 'progress') || performance.now() - start > 9_500)
      wrong.push('the next run waited');
    return [...wrong, ...listLeftovers(home)];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function startProgram(program: string, home: string, signal: NodeJS.Signals, step: number): ChildProcess {
  return spawn(process.execPath, [fromCache, program, home, server.url, signal, String(step)], { stdio: 'inherit' });
}

/** Half-written files are removed when they are ten seconds old; this spares the tests the wait. */
function ageTemporaryFiles(home: string): void {
  const minuteAgo = Date.now() / 1000 - 60;
  for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith(temporarySuffix)) utimesSync(join(home, name), minuteAgo, minuteAgo);
  }
}
