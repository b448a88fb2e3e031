import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A program to be started, with its whole environment. */
export interface Start {
  readonly program: string;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Starts each program `runs` times, one after another in an order of chance, and gives their wall times in
 * milliseconds. The first of each is not counted: it fetches the files into memory. An Error when one fails.
 */
export function interleave<Name extends string>(
  starts: Readonly<Record<Name, Start>>,
  runs: number,
): Record<Name, number[]> {
  const names = Object.keys(starts) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (const name of names) time(starts[name]);
  for (let run = 0; run < runs; run += 1) {
    for (const name of shuffle(names)) times[name].push(time(starts[name]));
  }
  return times;
}

function time({ program, words, environment }: Start): number {
  const begin = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(program, words, {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const milliseconds = Number(process.hrtime.bigint() - begin) / 1e6;
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}: ${error ?? stderr}`);
  return milliseconds;
}

function shuffle<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((first, second) => first.place - second.place)
    .map(({ item }) => item);
}

/** The most memory a program took, in MB; undefined where the system does not say (elsewhere than on Linux). */
export async function measureMemory({ program, words, environment }: Start): Promise<number | undefined> {
  const child = spawn(program, words, { env: environment, stdio: 'ignore' });
  let most: number | undefined;
  const timer = setInterval(() => {
    most = readPeak(child.pid) ?? most;
  }, 1);
  await new Promise((resolve) => child.once('close', resolve));
  clearInterval(timer);
  return most;
}

function readPeak(processId: number | undefined): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    // It has ended, or there is no /proc.
    return undefined;
  }
}
