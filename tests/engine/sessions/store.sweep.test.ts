import { describe, expect, it } from 'vitest';
import { sweepTemporary } from '../../../src/sessions/store.ts';
import { openMemoryFolder } from '../../support/session/memoryFolder.ts';
import { addSeconds, issued } from '../../support/session/sessions.ts';

describe('sweepTemporary', () => {
  it.each([
    [0, true],
    [9, true],
    [11, false],
    [3600, false],
    [-9, true],
    [-11, false],
  ])('leaves or removes a half-written file %d seconds later: it stays, %s', (seconds, stays) => {
    const folder = openMemoryFolder('/cache', () => issued);
    folder.write('one.session.x1.awsrole-tmp', 'half');
    sweepTemporary(folder, addSeconds(issued, seconds));
    expect(folder.files.size === 1).toBe(stays);
  });

  it('touches nothing that is not half-written, nor what another program wrote', () => {
    const folder = openMemoryFolder('/cache', () => issued);
    for (const name of ['one.session', 'tmpab12.tmp', 'one.json', 'one.holder']) folder.write(name, 'text');
    sweepTemporary(folder, addSeconds(issued, 86_400));
    expect(folder.files.size).toBe(4);
  });

  it('lets a folder be that cannot be used', () => {
    const folder = openMemoryFolder('/cache', () => issued);
    folder.refuse({ code: 'CacheUnsafe', message: 'no' });
    expect(() => sweepTemporary(folder, issued)).not.toThrow();
  });
});
