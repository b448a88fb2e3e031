import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtEngine, run } from '../../build/builtEngine.ts';

const processes = 6;

describe('edits of many processes at once', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'awsrole-edits-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(`are all in the file when ${processes} processes have made one each`, async () => {
    const config = join(folder, 'config');
    const before = '# mine\r\n[profile base]\r\nregion = x\r\n';
    writeFileSync(config, before);
    const names = Array.from({ length: processes }, (_, at) => `p${at}`);
    const environment = {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      USERPROFILE: folder,
      AWS_CONFIG_FILE: config,
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    };
    const words = (name: string) => ['new-profile', '--profile', name, '--region', 'eu-west-1'];
    const ended = await Promise.all(names.map((name) => run(builtEngine(), words(name), { environment, folder })));
    expect(ended).toMatchObject(names.map(() => ({ code: 0, stderr: '' })));
    const text = readFileSync(config, 'utf8');
    expect(text.startsWith(before)).toBe(true);
    const found = [...text.matchAll(/\r\n\[profile (p\d+)\]\r\nregion = eu-west-1\r\n/g)].map(([, name]) => name);
    expect(found.sort()).toEqual([...names].sort());
    expect(readdirSync(folder).filter((name) => /tmp$|lock$/.test(name))).toEqual([]);
  });
});
