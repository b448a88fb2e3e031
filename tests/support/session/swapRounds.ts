import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPrivateFolder } from '../../../src/edges/privateFolder.ts';
import { bundleProgram } from './bundle.ts';

export interface SwapReport {
  readonly writes: number;
  /** The number of uses that found the link and refused it. */
  readonly refused: number;
  /** Files in the folder that the link points to, with their text. */
  readonly target: Readonly<Record<string, string>>;
  readonly targetMode: string;
}

/** On a busy disk a write takes half a second, and the other process may not run for a long time. */
const leastRounds = 20;
const longestWait = 20_000;

/**
 * Writes and reads for at least this many seconds, and until it has found the link, while another process swaps the folder for a link to
 * another folder of the same user.
 */
export async function swapRounds(seconds: number): Promise<SwapReport> {
  const parent = mkdtempSync(join(tmpdir(), 'awsrole-swap-'));
  const [path, target] = [join(parent, 'sessions'), join(parent, 'target')];
  mkdirSync(target, { mode: 0o700 });
  writeFileSync(join(target, 'one'), 'precious', { mode: 0o600 });
  const folder = openPrivateFolder(path, { platform: 'linux', userId: process.getuid?.() });
  folder.write('one', 'text');
  const swapper = spawn(process.execPath, [await bundleProgram('swapper', parent), path, target], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(swapper.stdout, 'data');
  const report = { writes: 0, refused: 0 };
  const end = Date.now() + seconds * 1000;
  const isOver = (now: number) =>
    (now > end && report.writes >= leastRounds && report.refused > 0) || now > end + longestWait;
  for (; !isOver(Date.now()); report.writes += 1) {
    const answers = [folder.write('one', `text ${report.writes}`), folder.read('one'), folder.remove('two')];
    report.refused += answers.filter(({ kind }) => kind === 'refused').length;
    if (answers.some((answer) => answer.kind === 'done' && answer.value === 'precious')) report.writes = Number.NaN;
  }
  swapper.kill('SIGKILL');
  await once(swapper, 'close');
  const files = readdirSync(target).map((name) => [name, readFileSync(join(target, name), 'utf8')]);
  const targetMode = (statSync(target).mode & 0o777).toString(8);
  rmSync(parent, { recursive: true, force: true });
  return { ...report, target: Object.fromEntries(files), targetMode };
}
