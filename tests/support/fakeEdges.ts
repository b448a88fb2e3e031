import { fail, succeed } from '../../src/core/error.ts';
import { unansweredError } from '../../src/core/unansweredError.ts';
import type { Edges } from '../../src/edges/edges.ts';

/** The edges of a machine that has only what the test specifies: otherwise no files, no variables, and no user. */
export function fakeEdges(given: Partial<Edges> & { readonly files?: Readonly<Record<string, string>> } = {}): Edges {
  const { files = {}, ...edges } = given;
  return {
    environment: {},
    platform: 'linux',
    homeDirectory: '/home/me',
    userName: 'me',
    readFile: (path) => succeed(Object.hasOwn(files, path) ? Buffer.from(files[path] ?? '') : undefined),
    findInsecurePath: () => undefined,
    readProxySettings: async () => '',
    now: () => new Date('2026-11-24T05:00:00Z'),
    isAttended: () => false,
    ask: async (question) => fail(unansweredError(question)),
    tell: () => {},
    ...edges,
  };
}
