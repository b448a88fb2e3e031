import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { thisBundle } from './bundle.mjs';
import { linkOrCopy, makeWorkPath, removePath, replacePath } from './files.mjs';
import { prepareMain } from './mainScript.mjs';
import { nodePackageFolder, nodeProgram, nodeVersion, thisPlatform } from './nodeBinary.mjs';
import { inRoot } from './paths.mjs';
import { runQuietly } from './run.mjs';

/** @import { Platform } from './nodeBinary.mjs' */

/**
 * Compiles the engine of a platform: embeds the bundle in a Node.js program.
 * @param {Platform} platform
 * @param {string} program Node.js for the platform
 * @param {string} output the path of the engine
 * @param {import('./bundle.mjs').Bundle} [bundle]
 */
export async function compileEngine(platform, program, output, bundle = thisBundle()) {
  const folder = makeWorkPath(`compile-${platform.name}`);
  const engine = join(folder, platform.engine);
  try {
    seedCache(folder, platform, program);
    const request = join(folder, 'request.json');
    // pkg needs a newer Node.js than the project: use the one that becomes the engine.
    const node = nodeProgram(nodePackageFolder());
    const { main, assets } = await prepareMain(folder, bundle, platform === thisPlatform() ? node : undefined);
    const seaConfig = { ...describeStart(platform), assets };
    writeFileSync(request, JSON.stringify({ bundle: main, targets: [describeTarget(platform, engine)], seaConfig }));
    await runQuietly(node, [inRoot('scripts', 'lib', 'sea.cjs'), request], { env: isolate(folder) });
    replacePath(engine, output);
  } finally {
    removePath(folder);
  }
}

/** @param {Platform} platform @param {string} output */
function describeTarget(platform, output) {
  const { os, arch } = platform;
  return { platform: os, arch, nodeRange: `node${nodeVersion(platform)}`, output };
}

/**
 * Settings that make the engine independent of the user's environment; tests/engine/build/binary.test.ts verifies them.
 * @param {Platform} platform
 */
function describeStart(platform) {
  return {
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    // V8 accepts only a cache that was made on the same kind of machine.
    useCodeCache: platform === thisPlatform(),
    // Without these, OPENSSL_CONF can load native code into the engine, SIGUSR1 opens a debugger port, and Node.js warnings appear between
    // the lines of an answer.
    execArgv: [`--openssl-config=${platform.os === 'win' ? 'nul' : '/dev/null'}`, '--disable-sigusr1', '--no-warnings'],
    // Ignores NODE_OPTIONS.
    execArgvExtension: 'none',
  };
}

/**
 * pkg takes Node.js from a cache in the home folder, or downloads it: create a temporary home whose cache contains it.
 * @param {string} home
 * @param {Platform} platform
 * @param {string} program Node.js for the platform
 */
function seedCache(home, platform, program) {
  const { os, arch } = platform;
  const release = `node-v${nodeVersion(platform)}-${os === 'macos' ? 'darwin' : os}-${arch}`;
  const cache = join(home, '.pkg-cache', 'sea');
  const archive = join(cache, os === 'win' ? `${release}.zip` : `${release}.tar.gz`);
  const extracted = os === 'win' ? join(cache, `${release}.exe`) : join(cache, release, 'bin', 'node');
  mkdirSync(dirname(extracted), { recursive: true });
  linkOrCopy(program, extracted);
  for (const mark of [archive, `${archive}.ok`, `${extracted}.ok`]) writeFileSync(mark, '');
}

/** @param {string} home */
function isolate(home) {
  return { ...process.env, HOME: home, USERPROFILE: home, TMPDIR: home, TEMP: home, TMP: home, NODE_OPTIONS: '' };
}
