import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { thisBundle } from '../../../scripts/lib/bundle.mjs';
import { prepareMain } from '../../../scripts/lib/mainScript.mjs';
import { nodePackageFolder, nodeProgram } from '../../../scripts/lib/nodeBinary.mjs';
import { openSampleHome, type StsServer } from '../../support/sts/index.ts';
import { run } from './builtEngine.ts';

/*
 * What a start takes: which of the engine's parts and which of Node's modules. A command that begins to load what only
 * another one needs makes everybody wait, which no clock in a test could tell.
 */

const node = nodeProgram(nodePackageFolder());
const runParts = join(import.meta.dirname, 'runParts.cjs');
const folder = mkdtempSync(join(tmpdir(), 'awsrole-parts-'));
const parts = join(folder, 'parts');
const isWindows = process.platform === 'win32';
let sts: StsServer;
let environment: Record<string, string>;
/** A list of profiles, and a question who one is. */
let listing: Start;
let asking: Start;

beforeAll(async () => {
  await prepareMain(folder, thisBundle(), isWindows ? node : keepingNode());
  ({ sts, environment } = await openSampleHome(join(folder, 'person')));
  listing = await start(['profiles']);
  asking = await start(['identity', '--profile', 'base']);
});

afterAll(async () => {
  await sts.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the parts of the engine', () => {
  it('list the profiles with the first one alone, without network, hashes, streams or other programs', () => {
    const { answer, parts, modules } = listing;
    expect(answer).toMatchObject({ profiles: expect.anything() });
    expect(parts).toEqual(['start.cjs']);
    expect(modules.filter((name) => isDear(name) || name.includes('parse_args'))).toEqual([]);
  });

  it.skipIf(isWindows)('list them to /dev/null without node:tty and its streams (Windows numbers no devices)', () => {
    const words = [runParts, parts, 'profiles'];
    const stdio = ['ignore', openSync(devNull, 'w'), 'pipe'] as const;
    const { stderr } = spawnSync(node, words, { env: environment, cwd: folder, stdio: [...stdio], encoding: 'utf8' });
    expect(readTaken(stderr).modules.filter(isDear)).toEqual([]);
  });

  it('find a kept session with two, without network, hashes, streams or other programs', async () => {
    expect(await start(['assume', '--profile', 'readonly'])).toMatchObject({ answer: { isCached: false } });
    const { answer, parts, modules } = await start(['assume', '--profile', 'readonly']);
    expect(answer).toMatchObject({ isCached: true });
    expect(parts).toEqual(['session.cjs', 'start.cjs']);
    expect(modules.filter(isDear)).toEqual([]);
  });

  it('open the list without what calls AWS, and without other programs', async () => {
    const { parts, modules } = await start(['pick'], undefined, 1);
    expect(parts).toEqual(['pick.cjs', 'session.cjs', 'start.cjs']);
    expect(modules.filter((name) => /^NativeModule (?:tls|http|https|crypto|child_process)$/.test(name))).toEqual([]);
  });

  it("ask who one is with three, without TLS, Node's hashes or other programs where the endpoint is http", () => {
    const { answer, parts, modules } = asking;
    expect(answer).toMatchObject({ account: expect.anything() });
    expect(parts).toEqual(['call.cjs', 'session.cjs', 'start.cjs']);
    expect(
      modules.filter((name) => /^NativeModule (?:tls|_tls_.*|https|crypto|child_process|perf_hooks|zlib)$/.test(name)),
    ).toEqual([]);
  });

  it('are read from no cache where there is none', async () => {
    const bare = join(folder, 'bare');
    cpSync(parts, bare, { recursive: true, filter: (file) => !file.endsWith('.cache') });
    expect((await start(['profiles'], bare)).answer).toEqual(listing.answer);
  });

  // The Node that made it kept its standard input for good, as on Windows.
  it('have the compiled code of what was run when they were made, which V8 takes', () => {
    const cached = readdirSync(parts).filter((name) => name.endsWith('.cache'));
    expect(cached).toEqual(
      expect.arrayContaining(['call.cjs.cache', 'pick.cjs.cache', 'session.cjs.cache', 'start.cjs.cache']),
    );
    expect(asking.rejected).toEqual([]);
  });

  it('are compiled anew, without a word, where V8 does not take the cache', async () => {
    const foreign = join(folder, 'foreign');
    cpSync(parts, foreign, { recursive: true });
    for (const name of readdirSync(foreign).filter((file) => file.endsWith('.cache'))) spoil(join(foreign, name));
    const { answer, rejected } = await start(['profiles'], foreign);
    expect(rejected).toEqual(['start.cjs']);
    expect(answer).toEqual(listing.answer);
  });

  it('are pure ASCII, as the binary reads them, and import nothing, which its scripts cannot', () => {
    const texts = readdirSync(parts)
      .filter((name) => name.endsWith('.cjs'))
      .map((name) => [name, readFileSync(join(parts, name), 'latin1')] as const);
    const unfit = texts.filter(([, text]) => /[^\x00-\x7f]|\bimport\(/.test(text));
    expect(unfit.map(([name]) => name)).toEqual([]);
  });
});

interface Start {
  readonly answer: unknown;
  readonly parts: readonly string[];
  readonly modules: readonly string[];
  readonly rejected: readonly string[];
}

async function start(words: readonly string[], from = parts, exitCode = 0): Promise<Start> {
  const { code, stdout, stderr } = await run(node, [runParts, from, ...words], { environment, folder });
  expect({ code, stderr }).toMatchObject({ code: exitCode });
  const taken = readTaken(stderr);
  return { ...taken, answer: JSON.parse(stdout || '{}'), parts: taken.parts.toSorted() };
}

/** What the last line of runParts.cjs says. */
function readTaken(stderr: string): Omit<Start, 'answer'> {
  return JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
}

/** Modules that cost a start more than a millisecond. */
function isDear(name: string): boolean {
  return /^NativeModule (?:net|tls|http|https|crypto|stream|child_process|perf_hooks|readline|zlib|dns|tty)$/.test(
    name,
  );
}

/** A Node that keeps its standard input for good, as all do on Windows. */
function keepingNode(): string {
  const [kept, program] = [join(folder, 'kept.cjs'), join(folder, 'node')];
  writeFileSync(kept, keepStandardInput);
  writeFileSync(program, `#!/bin/sh\nexec '${node}' --require '${kept}' "$@"\n`, { mode: 0o755 });
  return program;
}

const keepStandardInput = `
  const fs = require('node:fs');
  const { closeSync } = fs;
  fs.closeSync = (file) => (file === 0 ? undefined : closeSync(file));
`;

/** The first number tells V8 whose cache it is. */
function spoil(file: string): void {
  const bytes = readFileSync(file);
  bytes[5] = (bytes[5] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}
