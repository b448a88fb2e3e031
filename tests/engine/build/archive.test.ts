import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { zipFolder } from '../../../scripts/lib/archive.mjs';
import { askPython } from '../../support/python.ts';

const folder = mkdtempSync(join(tmpdir(), 'awsrole-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('zipFolder', () => {
  it('holds the files under the given name', async () => {
    const entries = unzipSync(await zipFolder(makeFolder('plain'), 'AwsRole', []));
    const texts = Object.entries(entries).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]);
    expect(Object.fromEntries(texts)).toEqual({ 'AwsRole/bin/awsrole': 'engine', 'AwsRole/README.md': 'read me' });
  });

  it('has the same bytes whenever, by whom and in whichever zone it is made', async () => {
    const first = await zipFolder(makeFolder('first'), 'AwsRole', ['bin/awsrole']);
    const second = makeFolder('second');
    utimesSync(join(second, 'README.md'), 1e9, 1e9);
    chmodSync(join(second, 'README.md'), 0o600);
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Tokyo';
    const again = await zipFolder(second, 'AwsRole', ['bin/awsrole']);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true);
  });

  it('lets programs run, and nothing else', async (context) => {
    if (process.platform === 'win32') context.skip('Windows has no such permission');
    const archive = join(folder, 'modes.zip');
    writeFileSync(archive, await zipFolder(makeFolder('modes'), 'AwsRole', ['bin/awsrole']));
    expect(await askPython(listModes, archive)).toEqual({
      'AwsRole/bin/awsrole': 0o100755,
      'AwsRole/README.md': 0o100644,
    });
    expect(readFileSync(archive).length).toBeLessThan(500);
  });
});

const listModes =
  'import zipfile\nanswer = {i.filename: i.external_attr >> 16 for i in zipfile.ZipFile(argument).infolist()}';

function makeFolder(name: string): string {
  mkdirSync(join(folder, name, 'bin'), { recursive: true });
  writeFileSync(join(folder, name, 'README.md'), 'read me');
  writeFileSync(join(folder, name, 'bin', 'awsrole'), 'engine');
  return join(folder, name);
}
