import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { interleave } from './measure.ts';
import { median, type Result, renderSpread, skip } from './result.ts';
import { emptyNode, runs, type World } from './world.ts';

/** For each number of profiles, the most times of an empty Node.js until the first frame, and the most milliseconds for a key. */
const sizes = [
  { profiles: 5000, maxStarts: 3, maxForKey: 16 },
  { profiles: 50_000, maxStarts: 6, maxForKey: 50 },
] as const;

const opened = 7;
const title = 'AWS role> ';
const [control, down, pageDown] = [
  (letter: string) => String.fromCharCode(letter.charCodeAt(0) & 31),
  '\x1b[B',
  '\x1b[6~',
];
const keys = [
  ...[
    'p',
    'r',
    'o',
    'd',
    control('u'),
    't',
    'm',
    '4',
    '\x7f',
    control('u'),
    '2',
    '0',
    '0',
    ' ',
    '!',
    't',
    control('u'),
  ],
  ...['z', 'z', control('u'), down, pageDown, control('r'), control('r'), control('r'), 'a'],
];

/**
 * Measures the list of `awsrole pick` in a terminal of 120 x 40: the processor time of its process until the first frame,
 * and for each key until the next frame.
 */
export async function measurePicker(world: World): Promise<Result[]> {
  const results: Result[] = [];
  for (const { profiles, maxStarts, maxForKey } of sizes) {
    const first = `pick, first frame of ${profiles.toLocaleString('en')} profiles`;
    const key = `pick, draw after a key, ${profiles.toLocaleString('en')} profiles`;
    if (!existsSync('/proc/self/schedstat')) {
      const why = 'this system does not say what a running process took';
      results.push(skip(first, 'empty Node', `<= ${maxStarts} x`, why), skip(key, '', `<= ${maxForKey} ms`, why));
      continue;
    }
    const home = world.home(profiles);
    const starts: number[] = [];
    const times = keys.map((): number[] => []);
    for (let run = 0; run < opened; run++) {
      const taken = await openList(world, home);
      starts.push(taken.first);
      for (const [at, time] of taken.keys.entries()) times[at]?.push(time);
    }
    results.push(firstRow(first, starts, emptyTimes(world, home), maxStarts), keyRow(key, times, maxForKey));
  }
  return results;
}

function emptyTimes(world: World, home: Record<string, string>): readonly number[] {
  return interleave({ empty: emptyNode(world, home) }, runs).empty.cpu;
}

function firstRow(name: string, ours: readonly number[], empty: readonly number[], most: number): Result {
  const [ours_ms, peer_ms] = [median(ours), median(empty)];
  const ratio = ours_ms / peer_ms;
  const note = `${renderSpread(ours)} of the processor; empty Node ${renderSpread(empty)}`;
  return { name, ours_ms, peer: 'empty Node', peer_ms, ratio, bar: `<= ${most} x`, holds: ratio <= most, note };
}

function keyRow(name: string, times: readonly (readonly number[])[], most: number): Result {
  const medians = times.map(median);
  const ours_ms = Math.max(...medians);
  const note = `of the processor, the slowest key, ${JSON.stringify(keys[medians.indexOf(ours_ms)])}; the median of all ${median(medians).toFixed(1)} ms, ${renderSpread(medians)}`;
  return { name, ours_ms, peer: '', peer_ms: null, ratio: null, bar: `<= ${most} ms`, holds: ours_ms <= most, note };
}

/** The milliseconds of processor time until the first frame, and for each key. */
async function openList({ engine }: World, environment: Record<string, string>) {
  const command = `stty rows 40 cols 120; exec '${engine}' pick`;
  const terminal = spawn('script', ['-qfec', command, '/dev/null'], {
    env: { ...environment, TERM: 'xterm-256color' },
  });
  try {
    await nextFrame(terminal, () => {});
    const list = onlyChildOf(terminal.pid ?? 0);
    const first = takenBy(list);
    const times: number[] = [];
    let typed = '';
    for (const key of keys) {
      typed = textAfter(typed, key);
      const before = takenBy(list);
      await nextFrame(terminal, () => terminal.stdin.write(key), typed.length);
      times.push(takenBy(list) - before);
      // The first key comes at once, while the list is read; later keys wait, so that background work is not counted.
      await sleep(200);
    }
    terminal.stdin.write(control('c'));
    await new Promise((resolve) => terminal.once('close', resolve));
    return { first, keys: times };
  } finally {
    terminal.kill();
  }
}

/**
 * Waits for the frame after an action. A frame ends by showing the cursor, after this much typed text, which excludes a
 * frame that was drawn before the key.
 */
function nextFrame(terminal: ChildProcessWithoutNullStreams, act: () => void, typed = 0): Promise<void> {
  return new Promise((resolve) => {
    const look = (chunk: Buffer) => {
      if (!chunk.includes(`\x1b[1;${title.length + typed + 1}H\x1b[?25h`)) return;
      terminal.stdout.off('data', look);
      resolve();
    };
    terminal.stdout.on('data', look);
    act();
  });
}

/** The text of the query after a key. */
function textAfter(typed: string, key: string): string {
  if (key === control('u')) return '';
  if (key === '\x7f') return typed.slice(0, -1);
  return /^[ -~]$/.test(key) ? typed + key : typed;
}

function onlyChildOf(processId: number): number {
  return Number(readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8').trim());
}

/** The milliseconds that all threads of a process ran. */
function takenBy(processId: number): number {
  const folder = `/proc/${processId}/task`;
  const times = readdirSync(folder).map((task) =>
    Number(readFileSync(`${folder}/${task}/schedstat`, 'utf8').split(' ')[0]),
  );
  return times.reduce((sum, time) => sum + time, 0) / 1e6;
}
