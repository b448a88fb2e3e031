import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { bundleProgram } from './bundle.ts';

export interface HammerReport {
  readonly found: number;
  readonly missing: number;
  readonly mixed: number;
  readonly warnings: readonly string[];
  /** The files in the folder at the end. */
  readonly files: readonly string[];
}

/** Runs processes that read and write the same session at the same time, and sums up what they saw. */
export async function hammerRounds(processes: number, reads: number): Promise<HammerReport> {
  const parent = mkdtempSync(join(tmpdir(), 'awsrole-hammer-'));
  try {
    const program = await bundleProgram('hammer', parent);
    const folder = join(parent, 'sessions');
    const reports = await Promise.all(Array.from({ length: processes }, () => hammer(program, folder, reads)));
    const sum = (name: 'found' | 'missing' | 'mixed') => reports.reduce((total, report) => total + report[name], 0);
    const warnings = reports.flatMap((report) => report.warnings);
    return { found: sum('found'), missing: sum('missing'), mixed: sum('mixed'), warnings, files: readdirSync(folder) };
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

async function hammer(program: string, folder: string, reads: number): Promise<Omit<HammerReport, 'files'>> {
  const child = spawn(process.execPath, [program, folder, String(reads)], { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(child.stdout));
}
