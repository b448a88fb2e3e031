import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A program to start, with its whole environment. */
export interface Start {
  readonly program: string;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** The milliseconds of each run: elapsed time, and processor time (user and system) if the system reports it. */
export interface Times {
  readonly wall: number[];
  readonly cpu: number[];
}

/**
 * Starts each program `runs` times, interleaved in random order. Does not count the first run of each, which loads the files
 * into memory. Throws an Error if a program fails.
 */
export function interleave<Name extends string>(
  starts: Readonly<Record<Name, Start>>,
  runs: number,
): Record<Name, Times> {
  const names = Object.keys(starts) as Name[];
  const none = names.map((name): [Name, Times] => [name, { wall: [], cpu: [] }]);
  const times = Object.fromEntries(none) as Record<Name, Times>;
  for (const name of names) time(starts[name]);
  for (let run = 0; run < runs; run += 1) {
    for (const name of shuffle(names)) {
      const { wall, cpu } = time(starts[name]);
      times[name].wall.push(wall);
      if (cpu !== undefined) times[name].cpu.push(cpu);
    }
  }
  return times;
}

interface Time {
  readonly wall: number;
  readonly cpu?: number;
}

function time(start: Start): Time {
  return process.platform === 'win32' ? timeByClock(start) : timeByShell(start);
}

function timeByClock({ program, words, environment }: Start): Time {
  const begin = process.hrtime.bigint();
  const ended = spawnSync(program, words, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  const wall = Number(process.hrtime.bigint() - begin) / 1e6;
  assertEnded(ended.status, program, words, ended.error ?? ended.stderr);
  return { wall };
}

/** Uses `time` of bash, which asks the kernel for the processor time of a child; Node.js cannot. */
function timeByShell({ program, words, environment }: Start): Time {
  const script = 'TIMEFORMAT="%3R %3U %3S"; time "$0" "$@" >/dev/null 2>&3';
  const { status, output, error } = spawnSync('bash', ['-c', script, program, ...words], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  assertEnded(status, program, words, error ?? output?.[3]);
  const [wall = 0, user = 0, system = 0] = (output[2] ?? '').trim().split(' ').map(Number);
  return { wall: wall * 1000, cpu: (user + system) * 1000 };
}

function assertEnded(status: number | null, program: string, words: readonly string[], why: unknown): void {
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}: ${why}`);
}

function shuffle<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((first, second) => first.place - second.place)
    .map(({ item }) => item);
}

/** The peak memory of a program in MB; undefined where there is no /proc. */
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
    // The process has ended, or there is no /proc.
    return undefined;
  }
}
