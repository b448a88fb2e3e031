import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSample, freshCode, renderSampleFiles, startSts, writeSampleFiles } from '../tests/support/sts/index.ts';

/** How many files of the engine take part in a run: those in which a function runs, by V8's coverage. */

interface Count {
  readonly loaded: number;
  /** The files in which a function runs, sorted by path. */
  readonly run: readonly string[];
  readonly functions: number;
}

const root = join(import.meta.dirname, '..');

/** Prints the counts of a first switch with MFA, of a switch with a cached session, and of a list; `--names` also prints the files. */
export async function countFiles(words: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'awsrole-files-'));
  const sample = createSample();
  const sts = await startSts({ state: sample.world });
  try {
    await writeSampleFiles(join(folder, '.aws'), renderSampleFiles(sample, { sts: sts.url }));
    const count = (command: string) => runEngine(command, folder);
    const counts = {
      'first switch, MFA': await count(`assume --profile dev --token-code ${freshCode(sample)}`),
      'cached session': await count('assume --profile dev'),
      profiles: await count('profiles'),
    };
    for (const [name, { loaded, run, functions }] of Object.entries(counts)) {
      process.stdout.write(`${name}: ${loaded} files loaded, ${run.length} run, ${functions} functions\n`);
      if (words.includes('--names')) process.stdout.write(`${run.map((file) => `  ${file}\n`).join('')}`);
    }
  } finally {
    await sts.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runEngine(command: string, home: string): Promise<Count> {
  const coverage = mkdtempSync(join(home, 'coverage-'));
  const words = ['--import', 'tsx', join(root, 'src', 'main.ts'), ...command.split(' ')];
  const env = { PATH: process.env['PATH'], HOME: home, USERPROFILE: home, NODE_V8_COVERAGE: coverage };
  const child = spawn(process.execPath, words, { env, cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`awsrole ${command} ended with ${code}.`);
  return readCoverage(coverage);
}

interface Script {
  readonly url: string;
  readonly functions: readonly { readonly functionName: string; readonly ranges: readonly { count: number }[] }[];
}

function readCoverage(folder: string): Count {
  const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const scripts: Script[] = files.flatMap(({ result }: { result: Script[] }) => result);
  const sources = scripts.filter(({ url }) => url.startsWith('file:') && pathOf(url).startsWith('src/'));
  const functions = sources.map(({ url, functions }) => {
    // Skip the module itself, a function without a name, and the `__name` helper that tsx adds to each file.
    const ran = functions.filter(
      ({ functionName, ranges }, at) => at > 0 && functionName !== '__name' && ranges[0]?.count,
    );
    return { file: pathOf(url), count: ran.length };
  });
  return {
    loaded: sources.length,
    run: functions
      .filter(({ count }) => count > 0)
      .map(({ file }) => file)
      .sort(),
    functions: functions.reduce((sum, { count }) => sum + count, 0),
  };
}

function pathOf(url: string): string {
  return relative(root, fileURLToPath(url.split('?')[0] ?? '')).replaceAll('\\', '/');
}
