import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { writeWhole } from '../../../scripts/lib/files.mjs';
import { inDist, inRoot } from '../../../scripts/lib/paths.mjs';
import { hashInputs, isUpToDate, runStep, type Step } from '../../../scripts/lib/stamps.mjs';

/** Writes a program, of this folder by default, as plain JavaScript, since many processes must start fast; its path. */
export async function bundleProgram(name: string, outputFolder: string, folder = import.meta.dirname): Promise<string> {
  const path = join(outputFolder, `${name}.cjs`);
  copyFileSync(await findBundle(name, folder), path);
  return path;
}

/** `node fromCache.cjs <program> [arguments]` starts a program by `codeOf` it, or leaves that. */
export const fromCache = join(import.meta.dirname, 'fromCache.cjs');

/** Where what V8 compiled of a program stands. */
export function codeOf(program: string): string {
  return `${program}.cache`;
}

/**
 * What V8 compiled in a run of a program of this folder: by that `fromCache.cjs` starts it in three quarters of the time.
 * It is kept for as long as the program is the same.
 * @param compile runs the program by `fromCache.cjs`, where nothing is kept, and reads what that leaves
 * @returns the path of what is kept
 */
export function findCode(name: string, compile: () => Promise<Uint8Array>): Promise<string> {
  return findOnce(`${name}.code`, async (kept) => ({
    title: `Compiles ${name} for the tests`,
    inputs: [await findBundle(name, import.meta.dirname)],
    settings: [process.version],
    run: async () => writeWhole(kept, await compile()),
  }));
}

/** esbuild takes a second for one with the engine in it: the last is kept for as long as nothing of what it is made of changes. */
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

/** The path of a file that a step of the build makes where it is not what it should be; each process of the tests asks once. */
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

/** All that programs may be made of takes a thirtieth of a second to read. */
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
