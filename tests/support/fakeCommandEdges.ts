import { succeed } from '../../src/core/error.ts';
import type { CommandEdges } from '../../src/edges/edges.ts';
import type { OpenScreen } from '../../src/edges/screen.ts';
import type { WriteFiles } from '../../src/edges/writeFiles.ts';
import { type FakeMachine, fakeSessionEdges } from './session/fakeMachine.ts';

export interface FakeCommandEdges extends CommandEdges {
  readonly machine: FakeMachine;
  /** Replaced files, and texts that were appended to files. */
  readonly written: Map<string, string>;
  readonly appended: Map<string, string>;
}

type Given = NonNullable<Parameters<typeof fakeSessionEdges>[0]> & {
  readonly waitForEnd?: () => Promise<void>;
  readonly openScreen?: OpenScreen;
  readonly write?: Partial<WriteFiles>;
  readonly wanted?: () => Promise<number | undefined>;
};

/** `fakeSessionEdges` with files in memory. */
export function fakeCommandEdges({ waitForEnd, openScreen, write, wanted, ...given }: Given = {}): FakeCommandEdges {
  const edges = fakeSessionEdges(given);
  const written = new Map<string, string>();
  const appended = new Map<string, string>();
  return {
    ...edges,
    written,
    appended,
    write: {
      replace: (path, bytes) => {
        written.set(path, Buffer.from(bytes).toString());
        return succeed(null);
      },
      exchange: (path, { after }) => {
        written.set(path, Buffer.from(after).toString());
        return succeed('done');
      },
      append: (path, text) => {
        appended.set(path, (appended.get(path) ?? '') + text);
        return succeed(null);
      },
      ...write,
    },
    program: ['/opt/awsrole'],
    waitForEnd: waitForEnd ?? (async () => {}),
    openScreen: openScreen ?? (() => undefined),
    converse: () => ({ ask: edges.ask, wanted: wanted ?? (() => new Promise(() => {})) }),
  };
}
