import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFileMode } from '../../../src/edges/readFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'awsrole-mode-'));
const file = join(folder, 'credentials');
writeFileSync(file, '');
afterAll(() => rmSync(folder, { recursive: true }));

describe('readFileMode', () => {
  it.each([0o600, 0o644, 0o660])('gives the permission bits %o alone', (mode) => {
    chmodSync(file, mode);
    expect(readFileMode('linux')(file)).toBe(mode);
  });

  it('gives nothing where there is no file', () => {
    expect(readFileMode('linux')(join(folder, 'none'))).toBeUndefined();
    expect(readFileMode('darwin')(join(file, 'below-a-file'))).toBeUndefined();
    expect(readFileMode('linux')('')).toBeUndefined();
  });

  it('gives nothing on Windows, where the bits say nothing', () => {
    expect(readFileMode('win32')(file)).toBeUndefined();
  });
});
