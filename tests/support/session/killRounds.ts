import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { temporarySuffix } from '../../../src/edges/replaceFile.ts';
import { parseSession } from '../../../src/sessions/sessionText.ts';
import type { World } from '../sts/index.ts';
import { openRandom } from './keyPairs.ts';
import type { Windows } from './windows.ts';

export interface KillReport {
  readonly rounds: number;
  /** Rounds in which the process had not ended by itself before it was killed. */
  readonly killed: number;
  /** Files that were no whole session, in whatever round. */
  readonly torn: readonly string[];
  /** Files whose keys, token and end are not of one answer of STS. */
  readonly mixed: readonly string[];
  /** Calls after a kill that failed. */
  readonly failed: readonly string[];
  /** Milliseconds that the slowest call after a kill took, and how many took over a second. */
  readonly slowest: number;
  readonly slow: number;
  /** Half-written files that a later run found, and what of them was left in the end. */
  readonly abandoned: number;
  readonly left: readonly string[];
}

/** What is left of its multiples is spread evenly between 0 and 1, however many there are. */
const goldenRatio = (Math.sqrt(5) - 1) / 2;

/** Kills that many processes at moments spread over their lives, looks at all files after each, and calls again. */
export async function killRounds(windows: Windows, rounds: number, seed: number): Promise<KillReport> {
  const firstMoment = openRandom(seed)();
  const report = { rounds, killed: 0, torn: [] as string[], mixed: [] as string[], failed: [] as string[] };
  const durations: number[] = [];
  const begin = performance.now();
  await windows.run('readonly');
  // How long a process lives, in milliseconds: found again all the time, since a busy machine's pace changes.
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
    // A nonsense code is refused at once: the lock of the killed process did not hold this one.
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

/** After how many milliseconds the process ended by itself; undefined when it was killed before. */
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

/** Lets half-written files look a minute old, so that no test need wait for that. */
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
