import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { writeWhole } from '../../../scripts/lib/files.mjs';
import { inDist, inRoot } from '../../../scripts/lib/paths.mjs';
import { hashInputs, isUpToDate, runStep, type Step } from '../../../scripts/lib/stamps.mjs';

/** Bundles a program (of this folder by default) to plain JavaScript, since many processes must start fast, and returns its path. */
export async function bundleProgram(name: string, outputFolder: string, folder = import.meta.dirname): Promise<string> {
  const path = join(outputFolder, `${name}.cjs`);
  copyFileSync(await findBundle(name, folder), path);
  return path;
}

/** `node fromCache.cjs <program> [arguments]` starts a program with the code cache at its `codeOf`, or creates it. */
export const fromCache = join(import.meta.dirname, 'fromCache.cjs');

/** The path of the V8 code cache of a program. */
export function codeOf(program: string): string {
  return `${program}.cache`;
}

/**
 * The V8 code cache of a program in this folder, with which `fromCache.cjs` starts it in three quarters of the time. Cached while the
 * program stays the same.
 * @param compile runs the program by `fromCache.cjs` without a cache, and reads the cache that it creates
 * @returns the path of the code cache
 */
export function findCode(name: string, compile: () => Promise<Uint8Array>): Promise<string> {
  return findOnce(`${name}.code`, async (kept) => ({
    title: `Compiles ${name} for the tests`,
    inputs: [await findBundle(name, import.meta.dirname)],
    settings: [process.version],
    run: async () => writeWhole(kept, await compile()),
  }));
}

/**
 * The bundle of a program. esbuild takes a second for one that contains the engine, so the bundle is cached while its sources stay the
 * same.
 */
function findBundle(name: string, folder: string): Promise<string> {
  const source = join(folder, `${name}.ts`);
  return findOnce(`${name}.cjs`, async (kept) => ({
    title: `Bundles ${name} for the tests`,
    inputs: [source],
    settings: [hashParts()],
    run: async () => writeWhole(kept, await bundle(source)),
  }));
}

const found = new Map<string, Promise<string>>();

/** The path of a file that a build step creates if it is outdated; each test process checks once. */
function findOnce(
  name: string,
  makeStep: (path: string) => Promise<Pick<Step, 'title' | 'inputs' | 'settings' | 'run'>>,
) {
  const known = found.get(name) ?? find(inDist('.cache', 'programs', name));
  found.set(name, known);
  return known;

  async function find(path: string): Promise<string> {
    const step = { name: `program-${name}`, outputs: [path], ...(await makeStep(path)) };
    if (!isUpToDate(step)) await runStep(step);
    return path;
  }
}

let parts: string | undefined;

/** The hash of everything that programs may contain; reading it takes 33 ms. */
function hashParts(): string {
  parts ??= hashInputs({ inputs: [inRoot('src'), inRoot('tests', 'support'), inRoot('package-lock.json')] });
  return parts;
}

async function bundle(source: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    // As in scripts/lib/bundle.mjs.
    define: { crypto: 'undefined' },
    logLevel: 'error',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
