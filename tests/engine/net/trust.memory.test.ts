import { describe, expect, it } from 'vitest';
import { openTrustMemory } from '../../../src/net/trust.ts';
import { fakeSessionEdges } from '../../support/session/fakeMachine.ts';

const start = new Date('2026-11-24T12:00:00Z');
const cache = '/home/me/.cache/awsrole/sessions';

/** A machine whose clock can be set, and whose cache outlives each opening. */
function openMachine() {
  let [now, host] = [start, 'host-a'];
  const edges = fakeSessionEdges({ homeDirectory: '/home/me', now: () => now, machine: { hostName: () => host } });
  return {
    folder: edges.machine.folderAt(cache),
    open: () => openTrustMemory(edges),
    pass: (days: number) => {
      now = new Date(now.getTime() + days * 24 * 3_600_000);
    },
    move: (to: string) => {
      host = to;
    },
  };
}

describe('openTrustMemory', () => {
  it("knows nothing at first, so that Node's own roots are tried", () => {
    const { open, folder } = openMachine();
    expect(open().needsSystem()).toBe(false);
    expect([...folder.files.keys()]).toEqual([]);
  });

  it('remembers for later runs that the store of the system was needed', () => {
    const { open } = openMachine();
    open().rememberSystem();
    expect(open().needsSystem()).toBe(true);
  });

  it('forgets it after a week', () => {
    const { open, pass } = openMachine();
    open().rememberSystem();
    pass(6.9);
    expect(open().needsSystem()).toBe(true);
    pass(0.2);
    expect(open().needsSystem()).toBe(false);
  });

  it('does not believe a time to come, as a clock since put right has left it', () => {
    const { open, pass } = openMachine();
    open().rememberSystem();
    pass(-1);
    expect(open().needsSystem()).toBe(false);
  });

  it('holds for the machine that learnt it, not for others with the same home', () => {
    const { open, move } = openMachine();
    open().rememberSystem();
    move('host-b');
    expect(open().needsSystem()).toBe(false);
  });

  it.each(['', 'soon', 'Infinity', '{"trust":"all"}'])('takes the text %j for nothing', (text) => {
    const { open, folder } = openMachine();
    open().rememberSystem();
    for (const name of [...folder.files.keys()]) folder.write(name, text);
    expect(open().needsSystem()).toBe(false);
  });
});
