import { rmSync } from 'node:fs';
import { platform } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EngineError } from '../../src/core/error.ts';
import { listFiles, readText } from '../engine/project/tree.ts';
import { fileCalls, installFaults, type SystemCall } from '../support/faultLayer.ts';
import { listLeftovers, makeHome, switchAndEdit } from '../support/session/faultedRun.ts';
import { type Sample, type StsServer, startSampleSts } from '../support/sts/index.ts';
import { seed, size } from './size.ts';

/** Makes every system call of a switch and an edit fail once; nothing must be lost. */

const codes = ['ENOSPC', 'EIO', 'EACCES', 'EPERM', 'EBUSY', 'EMFILE', 'ECONNRESET', 'ETIMEDOUT'];
const kinds = Math.min(size(1, 8), codes.length);
/** npm test makes every sixteenth call fail. */
const step = size(0, 1) === 0 ? 16 : 1;

let sample: Sample;
let server: StsServer;
let home: string;

beforeAll(async () => {
  ({ sample, sts: server } = await startSampleSts());
});
afterAll(() => server.close());

it.skipIf(platform() === 'win32')(
  `A switch and an edit of which any one call on files, sockets or programs fails end right or in words, and the next go well (${kinds} kinds of errors for each ${step === 1 ? '' : 'sixteenth '}call; not on Windows).`,
  async () => {
    const calls = await countCalls();
    expect(calls.length).toBeGreaterThan(80);
    expect([...new Set(calls)]).toEqual(
      expect.arrayContaining(['openSync', 'renameSync', 'writeSync', 'connect', 'listen', 'spawn']),
    );
    const wrong: string[] = [];
    for (const [index, call] of calls.entries()) {
      if ((index + seed) % step !== 0) continue;
      for (let kind = 0; kind < kinds; kind += 1) {
        const code = codes[(index + kind + seed) % codes.length] ?? '';
        for (const problem of await runWithFault(index, code)) wrong.push(`${index} ${call} ${code}: ${problem}`);
      }
    }
    expect(wrong).toEqual([]);
  },
  1_200_000,
);

it.skipIf(platform() === 'win32')(
  'In a home that cannot be written a switch goes well, with one warning, and an edit says why not (not on Windows).',
  async () => {
    const layer = begin((call) => (isWriting(call) ? 'EROFS' : undefined));
    try {
      const warnings: string[] = [];
      const results = await switchAndEdit(home, server.url, (event) => {
        if (event.kind === 'warning') warnings.push(event.warning.code);
      });
      expect(results).toMatchObject([{ ok: true }, { ok: true }, { ok: false, error: { code: 'WriteFailed' } }]);
      expect(warnings).toEqual(['CacheFailed', 'CacheFailed']);
    } finally {
      layer.remove();
    }
    expect(listLeftovers(home)).toEqual([]);
    end();
  },
);

it('The layer covers all file calls of src/edges.', () => {
  const edges = listFiles('src/edges').filter((file) => file.endsWith('.ts'));
  const made = new Set(edges.flatMap((file) => readText(file).match(/\b\w+Sync\b/g) ?? []));
  // One starts a process, and the other cannot fail.
  for (const name of ['spawnSync', 'existsSync']) made.delete(name);
  expect([...made].filter((name) => !fileCalls.some((known) => known === name))).toEqual([]);
});

async function countCalls(): Promise<readonly string[]> {
  // The first run also loads the parts of the engine; these calls do not count.
  for (const isLast of [false, true]) {
    const layer = begin(() => undefined);
    const results = await switchAndEdit(home, server.url);
    layer.remove();
    const leftovers = listLeftovers(home);
    end();
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(leftovers).toEqual([]);
    if (isLast) return layer.calls;
  }
  return [];
}

/** The problems of a run in which the call with this number failed. */
async function runWithFault(failing: number, code: string): Promise<string[]> {
  const layer = begin(({ index }) => (index === failing ? code : undefined));
  const wrong: string[] = [];
  try {
    const start = performance.now();
    const results = await switchAndEdit(home, server.url);
    layer.remove();
    if (performance.now() - start > 20_000) wrong.push('it took more than 20 s');
    for (const result of results) if (!result.ok) wrong.push(...findUnworded(result.error));
    const again = await switchAndEdit(home, server.url);
    for (const result of again) if (!result.ok) wrong.push(`the next run failed: ${result.error.message}`);
    wrong.push(...listLeftovers(home));
  } catch (error) {
    wrong.push(`it was thrown: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    layer.remove();
    end();
  }
  return wrong;
}

function begin(decide: (call: SystemCall) => string | undefined) {
  home = makeHome(sample);
  return installFaults(home, decide);
}

function end(): void {
  rmSync(home, { recursive: true, force: true });
}

function isWriting({ name, words }: SystemCall): boolean {
  if (name === 'openSync') return words[1] !== 'r' && words[1] !== 0;
  return /^(?:append|chmod|chown|mkdir|rename|rm|unlink|utimes|write|symlink|link|copy)/.test(name);
}

function findUnworded({ code, message, hint }: EngineError): string[] {
  const isWorded = code !== 'Defect' && message !== '' && hint !== '' && !message.includes(sample.secretAccessKey);
  return isWorded ? [] : [`the error is ${code}: ${message}`];
}
