import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { expect, it } from 'vitest';
import { inRoot } from '../engine/project/tree.ts';
import { size } from './size.ts';

const isFull = size(0, 1) === 1;

/** The environments of two builds: different folders, clocks, and languages. */
const places = [
  { folder: 'dist/.work/two-builds/one', variables: { TZ: 'UTC', LANG: 'C.UTF-8' } },
  { folder: 'dist/.work/two-builds/deeper/two', variables: { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8' } },
];

it.skipIf(!isFull || platform() !== 'linux')(
  'Two builds in different folders, time zones and languages give the same bytes, but for V8\u2019s code cache in the binary and the hash of that in the manifest (at full size, on Linux: a minute, and hard links of node_modules)',
  () => {
    try {
      const sums = places.map(({ folder, variables }) => build(inRoot(folder), variables));
      expect(Object.keys(sums[0] ?? {}).length).toBeGreaterThan(20);
      expect(sums[0]).toEqual(sums[1]);
    } finally {
      rmSync(inRoot('dist/.work/two-builds'), { recursive: true, force: true });
    }
  },
  600_000,
);

/** The hashes of the build output, by path. */
function build(folder: string, variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  const parts = readdirSync(inRoot()).filter((name) => !['.git', 'dist', 'node_modules'].includes(name));
  execFileSync('cp', ['-a', ...parts.map((name) => inRoot(name)), folder]);
  for (const name of ['node_modules', 'dist/.cache'])
    execFileSync('cp', ['-al', inRoot(name), join(folder, dirname(name))]);
  execFileSync(execPath, ['scripts/build.mjs'], { cwd: folder, env: { ...process.env, ...variables }, stdio: 'pipe' });
  const built = join(folder, 'dist');
  // Next to the build output are downloads, including wine's link to the whole disk.
  const files = readdirSync(built)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => listBelow(built, name))
    .filter((file) => !/(?:^|\/)awsrole$/.test(file));
  return Object.fromEntries(files.toSorted().map((file) => [file, hash(join(built, file))]));
}

function listBelow(folder: string, name: string): string[] {
  if (statSync(join(folder, name)).isFile()) return [name];
  return readdirSync(join(folder, name)).flatMap((child) => listBelow(folder, join(name, child)));
}

function hash(file: string): string {
  const content = readFileSync(file);
  const same = file.endsWith('.psd1')
    ? content.toString('latin1').replace(/EngineSha256 = '[0-9A-F]{64}'/, '')
    : content;
  return createHash('sha256').update(same).digest('hex');
}
