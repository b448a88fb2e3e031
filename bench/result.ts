import type { Times } from './measure.ts';

/** One row of the table, as `bench/results.json` holds it. */
export interface Result {
  readonly name: string;
  /** Median, milliseconds; null where it is not about time. */
  readonly ours_ms: number | null;
  readonly peer: string;
  readonly peer_ms: number | null;
  /** Ours over the peer's; for a rate, how many times the peer's. Null if there is no peer to measure. */
  readonly ratio: number | null;
  readonly bar: string;
  /** Null where the row was skipped. */
  readonly holds: boolean | null;
  /** The spread of ours, or figures that are not time, or why the row was skipped. */
  readonly note: string;
}

/**
 * A row that compares programs: ours may take at most `most` times the peer's time of the processor, which moves less
 * than the clock's on a machine that does other things too; that one stands next to it.
 */
export function compareStarts(name: string, ours: Times, peer: string, others: Times, most: number): Result {
  if (ours.cpu.length === 0) return compare(name, ours.wall, peer, others.wall, most);
  const row = compare(name, ours.cpu, peer, others.cpu, most);
  const byClock = median(ours.wall) / median(others.wall);
  return { ...row, note: `${row.note}; by the clock ${byClock.toFixed(2)} x, ${renderSpread(ours.wall)}` };
}

/** A row that compares times: ours may take at most `most` times as long as the peer. */
export function compare(name: string, ours: readonly number[], peer: string, others: readonly number[], most: number) {
  const [ours_ms, peer_ms] = [median(ours), median(others)];
  const ratio = ours_ms / peer_ms;
  const note = `${renderSpread(ours)}; ${peer} ${renderSpread(others)}`;
  return { name, ours_ms, peer, peer_ms, ratio, bar: `<= ${most} x`, holds: ratio <= most, note } satisfies Result;
}

/** A row that could not be measured here. */
export function skip(name: string, peer: string, bar: string, why: string): Result {
  return { name, ours_ms: null, peer, peer_ms: null, ratio: null, bar, holds: null, note: `skipped: ${why}` };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((first, second) => first - second);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** "41-58 ms", the fastest and the slowest. */
export function renderSpread(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(0)}-${Math.max(...values).toFixed(0)} ms`;
}
