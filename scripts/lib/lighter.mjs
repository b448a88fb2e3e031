import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';

/**
 * What makes a bundle of the engine lighter to load, as plug-ins of esbuild: the AWS packages are made for programs that
 * run for long, and take at once what most calls never use.
 * @type {import('esbuild').Plugin[]}
 */
export const lighter = [
  {
    name: 'no-event-streams',
    // No answer of STS or IAM is one, and with them come hashes and zlib.
    setup: ({ onResolve }) => {
      onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ path }) => ({
        path,
        external: true,
        sideEffects: false,
      }));
    },
  },
  {
    name: 'lazy-crypto',
    // Smithy's files name node:crypto's functions when they are loaded; here it is loaded when one is called.
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^node:crypto$/ }, ({ path, importer }) =>
        importer.includes('@smithy') ? { path, namespace: 'lazy', sideEffects: false } : undefined,
      );
      onLoad({ filter: /.*/, namespace: 'lazy' }, () => ({ contents: lazyCrypto, loader: 'js' }));
    },
  },
  {
    name: 'no-native-hash',
    // This file calls node:crypto to see whether it is there; its neighbour hashes the same.
    setup: ({ onLoad }) => {
      onLoad({ filter: /[\\/]checksum[\\/]sha256[\\/]Sha256Node\.js$/ }, ({ path }) => ({
        contents: "export { Sha256Js as Sha256Node } from './Sha256Js.js';",
        resolveDir: dirname(path),
      }));
    },
  },
  {
    name: 'unused-builtins',
    // Node's own modules do nothing by being loaded but take time: one that nothing is used of is left out.
    setup: ({ onResolve }) => {
      onResolve({ filter: /^[a-z]/ }, ({ path }) =>
        isBuiltin(path) ? { path, external: true, sideEffects: false } : undefined,
      );
    },
  },
];

const lazyCrypto = `
const { getBuiltinModule } = process;
const lazy = (name) => (...given) => getBuiltinModule('node:crypto')[name](...given);
export const [createHash, createHmac, getRandomValues] = ['createHash', 'createHmac', 'getRandomValues'].map(lazy);
`;
