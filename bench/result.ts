import type { Times } from './measure.ts';

/** One row of the table, as in `bench/results.json`. */
export interface Result {
  readonly name: string;
  /** The median in milliseconds; null if the row is not about time. */
  readonly ours_ms: number | null;
  readonly peer: string;
  readonly peer_ms: number | null;
  /** Ours as a multiple of the peer's, in time or in rate; null if there is no peer to measure. */
  readonly ratio: number | null;
  readonly bar: string;
  /** Null if the row was skipped. */
  readonly holds: boolean | null;
  /** The spread of ours, figures other than time, or why the row was skipped. */
  readonly note: string;
}

/**
 * Compares two programs: ours may take at most `most` times the peer's processor time, which varies less than elapsed time
 * on a busy machine. The elapsed time goes into the note.
 */
export function compareStarts(name: string, ours: Times, peer: string, others: Times, most: number): Result {
  if (ours.cpu.length === 0) return compare(name, ours.wall, peer, others.wall, most);
  const row = compare(name, ours.cpu, peer, others.cpu, most);
  const byClock = median(ours.wall) / median(others.wall);
  return { ...row, note: `${row.note}; by the clock ${byClock.toFixed(2)} x, ${renderSpread(ours.wall)}` };
}

/** Compares two times: ours may take at most `most` times as long as the peer. */
export function compare(name: string, ours: readonly number[], peer: string, others: readonly number[], most: number) {
  const [ours_ms, peer_ms] = [median(ours), median(others)];
  const ratio = ours_ms / peer_ms;
  const note = `${renderSpread(ours)}; ${peer} ${renderSpread(others)}`;
  return { name, ours_ms, peer, peer_ms, ratio, bar: `<= ${most} x`, holds: ratio <= most, note } satisfies Result;
}

/** A row that cannot be measured on this machine. */
export function skip(name: string, peer: string, bar: string, why: string): Result {
  return { name, ours_ms: null, peer, peer_ms: null, ratio: null, bar, holds: null, note: `skipped: ${why}` };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((first, second) => first - second);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The fastest and the slowest run, such as "41-58 ms". */
export function renderSpread(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(0)}-${Math.max(...values).toFixed(0)} ms`;
}
