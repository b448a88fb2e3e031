import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { expect, it } from 'vitest';
import { openPrivateFolder } from '../../src/edges/privateFolder.ts';
import { type Fault, makeFaultyCalls } from '../support/session/faultyCalls.ts';
import { makeTemporaryFolder } from '../support/session/temporaryFolder.ts';
import { size } from './size.ts';

const errors = ['ENOSPC', 'EPERM', 'EIO', 'EACCES', 'EBUSY', 'EMFILE', 'EROFS', 'ETIMEDOUT'];
const codes = errors.slice(0, size(2, errors.length));
const callNames = [
  'closeSync',
  'fchmodSync',
  'fstatSync',
  'fsyncSync',
  'lstatSync',
  'mkdirSync',
  'openSync',
  'readSync',
  'renameSync',
  'writeSync',
] as const;
const faults = callNames.flatMap((call) =>
  codes.flatMap((code) => [0, 1, 2].map((after): Fault => ({ call, code, after }))),
);
const settings = { platform: 'linux', userId: getuid?.(), pause: () => {} } as const;

it('A failing file system never makes a private folder throw, and leaves the old or the new text: each call, each error, early and late', () => {
  const path = join(makeTemporaryFolder(), 'sessions');
  openPrivateFolder(path, settings).write('one', 'text');
  for (const fault of faults) {
    writeFileSync(join(path, 'one'), 'text');
    const { calls } = makeFaultyCalls(fault);
    const written = openPrivateFolder(path, { ...settings, calls }).write('one', 'new');
    const read = openPrivateFolder(path, { ...settings, calls }).read('one');
    expect(['done', 'refused']).toContain(written.kind);
    expect(['done', 'refused']).toContain(read.kind);
    expect(['text', 'new']).toContain(readFileSync(join(path, 'one'), 'utf8'));
    expect(readdirSync(path)).toEqual(['one']);
  }
});
