import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, maxBackups } from '../../../src/edges/backup.ts';
import { makeFaultyCalls } from '../../support/session/faultyCalls.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'awsrole-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keep = (text: string, date: string) => backUp(join(folder, 'config'), Buffer.from(text), new Date(date));

describe('backUp', () => {
  it('keeps what was there first on a day, for its owner alone', () => {
    keep('first', '2026-11-24T00:00:00Z');
    keep('second', '2026-11-24T23:59:59Z');
    const path = join(folder, 'config.2026-11-24.bak');
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['first', ['config.2026-11-24.bak']]);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('keeps the newest of several days, and leaves other files alone', () => {
    const others = ['config.bak', 'config.2026-11-01.bak.txt', 'credentials.2026-01-01.bak', 'config.2026-11-1.bak'];
    for (const name of others) writeFileSync(join(folder, name), '');
    const days = Array.from({ length: maxBackups + 3 }, (_, day) => `2026-11-${String(day + 10)}`);
    for (const day of days) keep(day, `${day}T12:00:00Z`);
    const kept = days.slice(-maxBackups).map((day) => `config.${day}.bak`);
    expect(readdirSync(folder).sort()).toEqual([...others, ...kept].sort());
  });

  it.each(['writeSync', 'fsyncSync', 'renameSync'] as const)(
    'leaves no half of one that would count for the day when the disk is full at %s',
    (call) => {
      const { calls } = makeFaultyCalls({ call, code: 'ENOSPC' });
      const path = join(folder, 'config');
      expect(() => backUp(path, Buffer.from('old'), new Date('2026-11-24'), calls)).toThrow('ENOSPC');
      expect(readdirSync(folder)).toEqual([]);
      keep('old', '2026-11-24');
      expect(readFileSync(`${path}.2026-11-24.bak`, 'utf8')).toBe('old');
    },
  );

  it('throws where it cannot write', () => {
    expect(() => backUp(join(folder, 'no', 'config'), Buffer.from(''), new Date())).toThrow('ENOENT');
  });
});
