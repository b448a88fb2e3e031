import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A program to be started, with its whole environment. */
export interface Start {
  readonly program: string;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Milliseconds of each run, by the clock and of the processor (user and system); no `cpu` where the system does not say. */
export interface Times {
  readonly wall: number[];
  readonly cpu: number[];
}

/**
 * Starts each program `runs` times, one after another in an order of chance. The first of each is not counted: it
 * fetches the files into memory. An Error when one fails.
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

/** bash's `time` asks the kernel what its child took; Node has no such question. */
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
