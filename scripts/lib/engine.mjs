import { partsFolder } from './bundle.mjs';
import { compileEngine } from './compile.mjs';
import { nodePackageFolder, nodeProgram, nodeVersion, stripNode, thisPlatform } from './nodeBinary.mjs';
import { inDist, inRoot } from './paths.mjs';

const platform = thisPlatform();

// The file system of a Mac ignores case: `dist/awsrole` would be the module folder `dist/AwsRole`.
const folder = platform.os === 'macos' ? 'bin' : '';

/** The engine for this machine. */
export const engineFile = inDist(folder, platform.engine);

/** @type {import('./stamps.mjs').Step} */
export const engineStep = {
  name: 'engine',
  title: 'Compiles the engine',
  inputs: [
    partsFolder,
    inRoot('scripts', 'lib', 'cleanStart.cjs'),
    inRoot('scripts', 'lib', 'compile.mjs'),
    inRoot('scripts', 'lib', 'mainScript.mjs'),
    inRoot('scripts', 'lib', 'nodeBinary.mjs'),
    inRoot('scripts', 'lib', 'partLoader.cjs'),
    inRoot('scripts', 'lib', 'sea.cjs'),
    inRoot('scripts', 'lib', 'warmParts.cjs'),
  ],
  settings: [platform.name, nodeVersion()],
  outputs: [engineFile],
  run: async () => {
    const program = await stripNode(nodeProgram(nodePackageFolder()), platform);
    await compileEngine(platform, program, engineFile);
  },
};
