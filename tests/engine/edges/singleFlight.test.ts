import { describe, expect, it } from 'vitest';
import type { Tell } from '../../../src/core/conversation.ts';
import type { LockAttempt, TryLock } from '../../../src/edges/edges.ts';
import {
  runSingleFlight,
  type SharedWork,
  type SingleFlightTools,
  sweepHolders,
} from '../../../src/edges/singleFlight.ts';
import { fakeMachine } from '../../support/session/fakeMachine.ts';
import { issued } from '../../support/session/sessions.ts';

/** A machine whose lock answers in turn, and whose timer goes on only while someone waits. */
function setUp(attempts: readonly (LockAttempt | 'busy' | 'stuck' | 'held')[], given: { holder?: string } = {}) {
  let time = 0;
  const waits: number[] = [];
  const told: Tell[] = [];
  const names: string[] = [];
  let released = 0;
  const left = [...attempts];
  const tryLock: TryLock = async (name) => {
    names.push(name);
    const next = left.shift() ?? 'held';
    if (typeof next !== 'string') return next;
    if (next === 'held') return { kind: 'held', release: () => (released += 1) };
    return {
      kind: 'busy',
      wait: async (milliseconds) => {
        waits.push(milliseconds);
        time += next === 'stuck' ? milliseconds : 10;
      },
    };
  };
  const machine = fakeMachine(() => issued, { openLocks: () => tryLock, timer: () => time });
  const folder = machine.folderAt('/cache');
  if (given.holder !== undefined) folder.write('n.holder', given.holder);
  const tools: SingleFlightTools = { folder, machine, tell: (event) => told.push(event) };
  return { tools, folder, waits, told, names, releases: () => released };
}

function wantOf(found: readonly (string | undefined)[] = []): SharedWork<string> & { readonly made: () => number } {
  const left = [...found];
  let made = 0;
  return {
    name: 'n',
    waiting: 'Another window is at it.',
    find: () => left.shift(),
    make: async () => {
      made += 1;
      return 'made';
    },
    made: () => made,
  };
}

describe('runSingleFlight', () => {
  it('makes it, says in the folder who is at it, and lets go of all when it is made', async () => {
    const { tools, folder, releases } = setUp(['held']);
    let holder: string | undefined;
    const wanted = {
      ...wantOf(),
      make: async () => {
        holder = folder.files.get('n.holder')?.text;
        return 'made';
      },
    };
    expect(await runSingleFlight(wanted, tools)).toBe('made');
    expect([holder, folder.files.size, releases()]).toEqual(['4711', 0, 1]);
  });

  it('lets go of all when making it fails', async () => {
    const { tools, folder, releases } = setUp(['held']);
    const wanted = {
      ...wantOf(),
      make: async () => {
        throw new Error('no');
      },
    };
    await expect(runSingleFlight(wanted, tools)).rejects.toThrow('no');
    expect([folder.files.size, releases()]).toEqual([0, 1]);
  });

  it('does not make what another made just before', async () => {
    const { tools, releases } = setUp(['held']);
    const wanted = wantOf(['found']);
    expect(await runSingleFlight(wanted, tools)).toBe('found');
    expect([wanted.made(), releases()]).toEqual([0, 1]);
  });

  it('waits for another and takes what that one made, without a word when it was quick', async () => {
    const { tools, told } = setUp(['busy']);
    const wanted = wantOf(['found']);
    expect(await runSingleFlight(wanted, tools)).toBe('found');
    expect([wanted.made(), told]).toEqual([0, []]);
  });

  it('tells the person once what is waited for', async () => {
    const { tools, told } = setUp(['stuck', 'stuck', 'busy', 'busy'], { holder: '4711' });
    expect(await runSingleFlight(wantOf([undefined, undefined, undefined, 'found']), tools)).toBe('found');
    expect(told).toEqual([{ kind: 'progress', message: 'Another window is at it.' }]);
  });

  it('makes it when the other failed or was killed', async () => {
    const { tools } = setUp(['busy', 'held']);
    const wanted = wantOf();
    expect([await runSingleFlight(wanted, tools), wanted.made()]).toEqual(['made', 1]);
  });

  it('waits two minutes for one of ours, and no longer', async () => {
    const stuck = Array.from({ length: 60 }, () => 'stuck' as const);
    const { tools, waits, told } = setUp(stuck, { holder: '4711' });
    expect(await runSingleFlight(wantOf(), tools)).toBe('made');
    expect([waits.slice(0, 2), waits.reduce((sum, wait) => sum + wait, 0)]).toEqual([[300, 5000], 120_000]);
    expect(told.at(-1)).toEqual({
      kind: 'verbose',
      message: 'AwsRole does not wait for other processes: other processes have been running for 120 seconds.',
    });
  });

  it.each<[string, { holder?: string }]>([
    ['nobody of ours says to hold', {}],
    ['a process of ours held that is dead', { holder: '999' }],
    ['something else is said to hold', { holder: 'nonsense' }],
  ])('waits five seconds, not two minutes, for a lock that %s', async (_, given) => {
    const { tools, waits, told } = setUp(['stuck', 'stuck'], given);
    const wanted = wantOf();
    expect([await runSingleFlight(wanted, tools), wanted.made()]).toEqual(['made', 1]);
    expect(waits).toEqual([300, 5000]);
    expect(told.at(-1)).toMatchObject({
      kind: 'verbose',
      message: expect.stringContaining('the lock belongs to a process that is not AwsRole'),
    });
  });

  it('waits five seconds too for a stranger who sends everybody away at once, as if there were many of them', async () => {
    const { tools, waits, told } = setUp(Array.from({ length: 20_000 }, () => 'busy' as const));
    expect(await runSingleFlight(wantOf(), tools)).toBe('made');
    expect(waits.length * 10).toBe(5000);
    expect(told.at(-1)).toMatchObject({
      kind: 'verbose',
      message: expect.stringContaining('the lock belongs to a process that is not AwsRole'),
    });
  });

  it('does not take holders of ours that follow one another for a stranger', async () => {
    const busy = Array.from({ length: 600 }, () => 'busy' as const);
    const { tools, told, waits } = setUp([...busy, 'held'], { holder: '4711' });
    expect(await runSingleFlight(wantOf(), tools)).toBe('made');
    expect([waits.length, told.filter(({ kind }) => kind === 'verbose')]).toEqual([600, []]);
  });

  it('makes it without a lock where there is none', async () => {
    const { tools, told, folder } = setUp([{ kind: 'impossible', code: 'EACCES' }]);
    expect(await runSingleFlight(wantOf(), tools)).toBe('made');
    expect(told).toEqual([
      {
        kind: 'verbose',
        message: 'AwsRole does not wait for other processes: the lock could not be created (EACCES).',
      },
    ]);
    expect(folder.files.size).toBe(0);
  });

  it('lets others go on at once where nothing can be kept for them', async () => {
    const { tools, folder, releases } = setUp(['held']);
    folder.refuse({ code: 'CacheUnsafe', message: 'no' });
    let releasedBefore = 0;
    const wanted = {
      ...wantOf(),
      make: async () => {
        releasedBefore = releases();
        return 'made';
      },
    };
    expect([await runSingleFlight(wanted, tools), releasedBefore]).toEqual(['made', 1]);
  });

  it('locks by a name that is the folder\u2019s and the user\u2019s own', async () => {
    const one = setUp(['held']);
    const other = setUp(['held']);
    await runSingleFlight(wantOf(), one.tools);
    await runSingleFlight(wantOf(), { ...other.tools, machine: { ...other.tools.machine, userId: 1001 } });
    await runSingleFlight(wantOf(), { ...one.tools, folder: { ...one.folder, path: '/elsewhere' } });
    const names = [...one.names, ...other.names];
    expect(new Set(names).size).toBe(3);
    expect(names.every((name) => /^[0-9a-f]{16}-n$/.test(name))).toBe(true);
  });
});

describe('sweepHolders', () => {
  it('removes what dead holders left, and nothing else', () => {
    const { tools, folder } = setUp([]);
    for (const [name, text] of [
      ['a.holder', '999'],
      ['b.holder', '4711'],
      ['c.holder', ''],
      ['d.session', '999'],
    ] as const)
      folder.write(name, text);
    sweepHolders(tools);
    expect([...folder.files.keys()]).toEqual(['b.holder', 'd.session']);
  });

  it('lets a folder be that cannot be used', () => {
    const { tools, folder } = setUp([]);
    folder.refuse({ code: 'CacheUnsafe', message: 'no' });
    expect(() => sweepHolders(tools)).not.toThrow();
  });
});
