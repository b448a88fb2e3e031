import type { Result } from './result.ts';

/** Renders the results as a table. */
export function renderTable(results: readonly Result[]): string {
  const rows = [titles, ...results.map(renderRow)];
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const titles = ['', 'ours', 'peer', '', 'ratio', 'bar', '', 'spread'];

function renderRow({ name, ours_ms, peer, peer_ms, ratio, bar, holds, note }: Result): string[] {
  const verdict = holds === null ? '-' : holds ? 'holds' : 'MISSED';
  return [name, renderTime(ours_ms), renderTime(peer_ms), peer, ratio?.toFixed(2) ?? '', bar, verdict, note];
}

function renderTime(milliseconds: number | null): string {
  return milliseconds === null ? '' : `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
}

function pad(text: string, width: number, column: number): string {
  return [1, 2, 4].includes(column) ? text.padStart(width) : text.padEnd(width);
}
