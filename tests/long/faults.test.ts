import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assume } from '../../src/commands/assume.ts';
import { setProfileCommand } from '../../src/commands/setProfile.ts';
import type { Answer } from '../../src/core/answer.ts';
import { type EngineError, fail, type Result } from '../../src/core/error.ts';
import { notAnswered } from '../../src/core/notAnswered.ts';
import type { CommandEdges } from '../../src/edges/edges.ts';
import { openFileRights } from '../../src/edges/fileRights.ts';
import { makeEdges, makeMachine } from '../../src/edges/makeEdges.ts';
import { openWriteFiles } from '../../src/edges/writeFiles.ts';
import { listFiles, readText } from '../engine/project/tree.ts';
import { fileCalls, installFaults } from '../support/faultLayer.ts';
import { createSample, type Sample, type StsServer, startSts } from '../support/sts/index.ts';
import { size } from './size.ts';

/** Every call on the system that a switch and an edit make fails once, and nothing may be lost. */

const codes = ['ENOSPC', 'EIO', 'EACCES', 'EPERM', 'EBUSY', 'EMFILE', 'ECONNRESET', 'ETIMEDOUT'];
const kinds = size(1, 8);
/** npm test lets each third of the calls fail. */
const step = size(0, 1) === 0 ? 3 : 1;

let sample: Sample;
let server: StsServer;
let home: string;

beforeAll(async () => {
  sample = createSample();
  server = await startSts({ state: sample.world });
});
afterAll(() => server.close());

it.skipIf(platform() === 'win32')(
  `A switch and an edit of which any one call on files, sockets or programs fails end right or in words, and the next go well (${kinds} kinds of errors for each ${step === 1 ? '' : 'third '}call; not on Windows).`,
  async () => {
    const calls = await countCalls();
    expect(calls.length).toBeGreaterThan(80);
    expect([...new Set(calls)]).toEqual(
      expect.arrayContaining(['openSync', 'renameSync', 'writeSync', 'connect', 'listen', 'spawn']),
    );
    const wrong: string[] = [];
    for (const [index, call] of calls.entries()) {
      if (index % step !== 0) continue;
      for (let kind = 0; kind < kinds; kind += 1) {
        const code = codes[(index + kind) % codes.length] ?? '';
        for (const problem of await runWithFault(index, code)) wrong.push(`${index} ${call} ${code}: ${problem}`);
      }
    }
    expect(wrong).toEqual([]);
  },
  1_200_000,
);

it('The layer knows all calls on files that src/edges makes.', () => {
  const edges = listFiles('src/edges').filter((file) => file.endsWith('.ts'));
  const made = new Set(edges.flatMap((file) => readText(file).match(/\b\w+Sync\b/g) ?? []));
  made.delete('spawnSync');
  expect([...made].filter((name) => !fileCalls.some((known) => known === name))).toEqual([]);
});

async function countCalls(): Promise<readonly string[]> {
  // The first run loads the parts of the engine, whose calls are not the engine's.
  for (const isLast of [false, true]) {
    const layer = begin(-1, 'EIO');
    const results = await act();
    layer.remove();
    const leftovers = listLeftovers();
    end();
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(leftovers).toEqual([]);
    if (isLast) return layer.calls;
  }
  return [];
}

/** What is wrong with a run of which the call of that number failed. */
async function runWithFault(index: number, code: string): Promise<string[]> {
  const layer = begin(index, code);
  const wrong: string[] = [];
  try {
    const start = performance.now();
    const results = await act();
    layer.remove();
    if (performance.now() - start > 20_000) wrong.push('it took more than 20 s');
    for (const result of results) if (!result.ok) wrong.push(...findUnworded(result.error));
    const again = await act();
    for (const result of again) if (!result.ok) wrong.push(`the next run failed: ${result.error.message}`);
    wrong.push(...listLeftovers());
  } catch (error) {
    wrong.push(`it was thrown: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    layer.remove();
    end();
  }
  return wrong;
}

function begin(failing: number, code: string) {
  home = mkdtempSync(join(tmpdir(), 'awsrole-faults-'));
  mkdirSync(join(home, '.aws'));
  const { accessKeyId, secretAccessKey, roles, region } = sample;
  const keys = JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey });
  const base = `[profile base]\ncredential_process = /bin/echo '${keys}'\n`;
  const role = `[profile role]\nrole_arn = ${roles.readOnly}\nsource_profile = base\nregion = ${region}\n`;
  writeFileSync(join(home, '.aws', 'config'), base + role);
  return installFaults(home, failing, code);
}

function end(): void {
  rmSync(home, { recursive: true, force: true });
}

/** A switch, the same again from what was kept, and an edit. */
async function act(): Promise<Result<Answer>[]> {
  const edges = makeRealEdges();
  const results = [await assume.run({ profile: 'role' }, edges), await assume.run({ profile: 'role' }, edges)];
  return [...results, await setProfileCommand.run({ profile: 'role', output: 'json' }, edges)];
}

function makeRealEdges(): CommandEdges {
  const environment = {
    HOME: home,
    PATH: '/usr/bin:/bin',
    AWS_ENDPOINT_URL_STS: server.url,
    NO_PROXY: '*',
    AWS_MAX_ATTEMPTS: '2',
  };
  const facts = { environment, platform: process.platform, homeDirectory: () => home, userName: () => 'me' };
  const who = { isAttended: () => false, userId: process.getuid?.() };
  const edges = makeEdges(
    { ...facts, ...who },
    async (question) => fail(notAnswered(question)),
    () => {},
  );
  const machine = makeMachine(edges, { processId: process.pid, userId: who.userId });
  const write = openWriteFiles(openFileRights(edges.platform, edges.environment, machine.runTool));
  const nobody = { untilEnd: async () => {}, openScreen: () => undefined };
  const converse = () => ({ ask: edges.ask, wanted: () => new Promise<never>(() => {}) });
  return { ...edges, ...nobody, machine, write, converse, program: ['/opt/awsrole'] };
}

function findUnworded({ code, message, hint }: EngineError): string[] {
  const isWorded = code !== 'Defect' && message !== '' && hint !== '' && !message.includes(sample.secretAccessKey);
  return isWorded ? [] : [`the error is ${code}: ${message}`];
}

/** What a run leaves that it should not: other files than these, or a config that is not whole. */
function listLeftovers(): string[] {
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(home, file)).isFile(),
  );
  const odd = files.filter(
    (file) =>
      !/^\.aws\/config(?:\.\d{4}-\d\d-\d\d\.bak)?$|^\.cache\/awsrole\/|^\.aws\/cli\/cache\/[\da-f]+\.json$|^\.local\/share\/awsrole\/recent$/.test(
        file,
      ),
  );
  const torn = files
    .filter((file) => file.endsWith('.bak') || file === '.aws/config')
    .filter((file) => !/\[profile role\]\n[\s\S]*region = \S+\n/.test(readFileSync(join(home, file), 'utf8')));
  return [...odd.map((file) => `${file} is left`), ...torn.map((file) => `${file} is not whole`)];
}
