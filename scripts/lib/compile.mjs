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
 * Puts the bundled engine into a Node program, which makes it the engine of that platform.
 * @param {Platform} platform
 * @param {string} program the platform's Node
 * @param {string} output where the engine goes
 * @param {import('./bundle.mjs').Bundle} [bundle]
 */
export async function compileEngine(platform, program, output, bundle = thisBundle()) {
  const folder = makeWorkPath(`compile-${platform.name}`);
  const engine = join(folder, platform.engine);
  try {
    seedCache(folder, platform, program);
    const request = join(folder, 'request.json');
    // pkg needs a newer Node than the project does: the very one that becomes the engine.
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
 * What nobody's environment may change in the engine; tests/engine/build/binary.test.ts tries it.
 * @param {Platform} platform
 */
function describeStart(platform) {
  return {
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    // V8 takes only a cache that was made on such a machine.
    useCodeCache: platform === thisPlatform(),
    // Without these OPENSSL_CONF can load native code into the engine, SIGUSR1 opens a debugger's port, and Node's
    // warnings come between the lines of an answer.
    execArgv: [`--openssl-config=${platform.os === 'win' ? 'nul' : '/dev/null'}`, '--disable-sigusr1', '--no-warnings'],
    // Keeps NODE_OPTIONS from being read.
    execArgvExtension: 'none',
  };
}

/**
 * pkg takes Node from a cache in the home folder and would download it: a home of its own has it there already.
 * @param {string} home
 * @param {Platform} platform
 * @param {string} program the platform's Node
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
