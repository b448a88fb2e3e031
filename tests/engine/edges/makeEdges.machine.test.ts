import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { execPath, getuid, pid } from 'node:process';
import { describe, expect, it } from 'vitest';
import { makeMachine } from '../../../src/edges/makeEdges.ts';
import { makeTemporaryFolder } from '../../support/session/temporaryFolder.ts';

const machine = makeMachine({ environment: {}, platform: 'linux' }, { processId: pid, userId: getuid?.() });

describe('the machine', () => {
  it('has a name, and clocks that do not step back', () => {
    const before = [machine.uptime(), machine.timer()] as const;
    expect(machine.hostName()).toBe(hostname());
    expect(machine.uptime()).toBeGreaterThanOrEqual(before[0]);
    expect(machine.timer()).toBeGreaterThanOrEqual(before[1]);
  });

  it('knows which processes are alive', () => {
    const { pid: ended } = spawnSync(execPath, ['-e', '0']);
    expect([pid, ended, Number.NaN, 2 ** 30].map(machine.isAlive)).toEqual([true, false, false, false]);
  });

  it('opens folders for this user alone, and those of other programs more leniently', () => {
    const path = join(makeTemporaryFolder(), 'sessions');
    machine.openFolder(path).write('one', 'text');
    chmodSync(path, 0o755);
    expect(machine.openFolder(path).read('one').kind).toBe('refused');
    expect(machine.openForeignFolder(path).read('one').kind).toBe('done');
  });

  it('closes a new folder to others on Windows, or does not use it', () => {
    const windows = makeMachine({ environment: {}, platform: 'win32' }, { processId: pid, userId: undefined });
    const path = join(makeTemporaryFolder(), 'sessions');
    // There is no icacls here.
    expect(windows.openFolder(path).write('one', 'text')).toMatchObject({ warning: { code: 'CacheUnsafe' } });
    expect(windows.openForeignFolder(path).write('one', 'text').kind).toBe('done');
  });
});
