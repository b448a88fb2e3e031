import { join } from 'node:path';
import { runScript } from './moduleRows.ts';
import { median, type Result, renderSpread } from './result.ts';
import type { World } from './world.ts';

const profiles = 5000;
const mostForKey = 30;
const mostToOpen = 1000;

interface PickerTimes {
  /** From the question to the engine until the first frame, in a fresh shell. */
  readonly open: number;
  /** What was typed, with the milliseconds that each press of it took. */
  readonly keys: readonly { readonly key: string; readonly times: readonly number[] }[];
}

/** The list of awsp with 5,000 profiles: how long it takes to open, and to answer a key with a new frame. */
export async function measurePicker(world: World): Promise<Result[]> {
  const facts = { Module: join(world.module, 'AwsRole.psd1') };
  const { open, keys } = runScript<PickerTimes>('picker.ps1', facts, world, profiles);
  const medians = keys.map(({ key, times }) => ({ key, time: median(times) }));
  const slowest = medians.reduce((one, other) => (other.time > one.time ? other : one));
  return [
    row('awsp, open the list of 5,000 profiles', open, mostToOpen, ''),
    row(
      'awsp, draw after a key, 5,000 profiles',
      slowest.time,
      mostForKey,
      `the slowest key, ${slowest.key}; all: ${renderSpread(medians.map(({ time }) => time))}`,
    ),
  ];
}

function row(name: string, ours_ms: number, most: number, note: string): Result {
  return { name, ours_ms, peer: '', peer_ms: null, ratio: null, bar: `<= ${most} ms`, holds: ours_ms <= most, note };
}
