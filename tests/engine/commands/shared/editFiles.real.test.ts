import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleEngine, runEngine } from '../../../support/editing/engine.ts';

const processes = 12;

// They need their time on a machine that has other things to do.
describe('edits of many processes at once', { timeout: 120_000 }, () => {
  let folder: string;
  let engine: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'awsrole-edits-'));
    engine = await bundleEngine(folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(`are all in the file when ${processes} processes have made one each`, async () => {
    const config = join(folder, 'config');
    const before = '# mine\r\n[profile base]\r\nregion = x\r\n';
    writeFileSync(config, before);
    const names = Array.from({ length: processes }, (_, at) => `p${at}`);
    const words = (name: string) => ['new-profile', '--profile', name, '--region', 'eu-west-1'];
    const ended = await Promise.all(names.map((name) => runEngine(engine, words(name), folder)));
    expect(ended).toEqual(names.map(() => ({ code: 0, errors: '' })));
    const text = readFileSync(config, 'utf8');
    expect(text.startsWith(before)).toBe(true);
    const found = [...text.matchAll(/\r\n\[profile (p\d+)\]\r\nregion = eu-west-1\r\n/g)].map(([, name]) => name);
    expect(found.sort()).toEqual([...names].sort());
    expect(readdirSync(folder).filter((name) => /tmp$|lock$/.test(name))).toEqual([]);
  });
});
