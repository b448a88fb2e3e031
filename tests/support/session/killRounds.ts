import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { temporarySuffix } from '../../../src/edges/replaceFile.ts';
import { parseSession } from '../../../src/sessions/sessionText.ts';
import type { World } from '../sts/index.ts';
import { openRandom } from './keyPairs.ts';
import type { Windows } from './windows.ts';

export interface KillReport {
  readonly rounds: number;
  /** Rounds in which the process was still running when it was killed. */
  readonly killed: number;
  /** Files with an incomplete session, in any round. */
  readonly torn: readonly string[];
  /** Files whose keys, token, and expiration do not come from one answer of STS. */
  readonly mixed: readonly string[];
  /** Failed calls after a kill. */
  readonly failed: readonly string[];
  /** The milliseconds of the slowest call after a kill, and the number of calls over a second. */
  readonly slowest: number;
  readonly slow: number;
  /** The number of half-written files that a later run found, and those that remained at the end. */
  readonly abandoned: number;
  readonly left: readonly string[];
}

/** The fractional parts of its multiples are evenly spread between 0 and 1, for any number of them. */
const goldenRatio = (Math.sqrt(5) - 1) / 2;

/** Kills processes at moments spread over their lifetimes, checks all files after each, and calls again. */
export async function killRounds(windows: Windows, rounds: number, seed: number): Promise<KillReport> {
  const firstMoment = openRandom(seed)();
  const report = { rounds, killed: 0, torn: [] as string[], mixed: [] as string[], failed: [] as string[] };
  const durations: number[] = [];
  const begin = performance.now();
  await windows.run('readonly');
  // The lifetime of a process in milliseconds: measured continuously, since the pace of a busy machine changes.
  let lifetime = performance.now() - begin;
  let abandoned = 0;
  for (let round = 0; round < rounds; round += 1) {
    const isPrompting = round % 8 === 7;
    const moment = (firstMoment + round * goldenRatio) % 1;
    const ended = await killOne(windows, isPrompting, moment * lifetime * 1.2);
    report.killed += Number(ended === undefined);
    lifetime = ended ?? lifetime * 1.05;
    inspect(windows, report);
    abandoned += ageAbandoned(windows);
    const next = await windows.runHere(isPrompting ? 'dev' : 'readonly', { code: 'none' });
    // A malformed code is refused immediately: the lock of the killed process did not block this one.
    if (!isPrompting && next.error !== undefined) report.failed.push(`${round}: ${next.error.code}`);
    if (isPrompting && next.error?.code !== 'MfaRejected') report.failed.push(`${round}: ${next.error?.code}`);
    durations.push(next.milliseconds);
  }
  await windows.run('readonly', { cache: { refresh: true } });
  const left = [...listFiles(windows.cacheFolder, ''), ...listFiles(awsCliFolder(windows), '')].filter(
    (path) => !/\.(session|json)$/.test(path),
  );
  const slow = durations.filter((milliseconds) => milliseconds > 1000).length;
  return { ...report, slowest: Math.max(...durations), slow, abandoned, left };
}

/** The milliseconds after which the process exited; undefined if it was killed before. */
async function killOne(windows: Windows, isPrompting: boolean, milliseconds: number): Promise<number | undefined> {
  const start = performance.now();
  const { child, answer } = isPrompting
    ? windows.start('dev', { promptSeconds: 60, code: 'none' })
    : windows.start('readonly', { cache: { refresh: true } });
  const ended = answer.then(() => performance.now() - start);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  child.kill('SIGKILL');
  return (await answer) === undefined ? undefined : ended;
}

function inspect(windows: Windows, report: { torn: string[]; mixed: string[] }): void {
  const world = windows.sample.world;
  for (const path of listFiles(windows.cacheFolder, '.session')) {
    const session = parseSession(readFileSync(path, 'utf8'));
    if (session === undefined) report.torn.push(path);
    else if (
      !isIssued(
        world,
        session.credentials.accessKeyId,
        session.credentials.secretAccessKey.reveal(),
        session.credentials.sessionToken.reveal(),
      )
    )
      report.mixed.push(path);
  }
  for (const path of listFiles(awsCliFolder(windows), '.json')) {
    const keys = readAwsCliFile(path);
    if (keys === undefined) report.torn.push(path);
    else if (!isIssued(world, keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken)) report.mixed.push(path);
  }
}

function readAwsCliFile(
  path: string,
): { AccessKeyId: string; SecretAccessKey: string; SessionToken: string } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).Credentials;
  } catch {
    return undefined;
  }
}

function isIssued(world: World, accessKeyId: string, secret: string, token: string): boolean {
  const session = world.sessions.get(accessKeyId);
  return session?.secret === secret && session.token === token;
}

/** Makes half-written files look a minute old, so that no test needs to wait for that. */
function ageAbandoned(windows: Windows): number {
  const minuteAgo = Date.now() / 1000 - 60;
  const folders = [windows.cacheFolder, awsCliFolder(windows)];
  const fresh = folders
    .flatMap((folder) => listFiles(folder, temporarySuffix))
    .filter((path) => statSync(path).mtimeMs / 1000 > minuteAgo + 30);
  for (const path of fresh) utimesSync(path, minuteAgo, minuteAgo);
  return fresh.length;
}

function awsCliFolder({ home }: Windows): string {
  return join(home, '.aws', 'cli', 'cache');
}

function listFiles(folder: string, ending: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}
