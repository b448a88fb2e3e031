import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, median, type Result, renderSpread, skip } from './result.ts';
import type { World } from './world.ts';

const importRuns = 11;
const importBar = 100;
const empty = 'empty Node';

/** The module in a PowerShell: loading it, switching with it, completing by it. */
export async function measureModule(world: World): Promise<Result[]> {
  return [...measureImport(world), ...measureOpenShell(world)];
}

interface ImportTimes {
  readonly milliseconds: number;
  /** Processes that the import left running; null where the system does not say. */
  readonly children: number | null;
}

function measureImport(world: World): Result[] {
  const emptyModule = join(world.folder, 'Empty', 'Empty.psm1');
  mkdirSync(join(world.folder, 'Empty'));
  writeFileSync(emptyModule, '');
  const [ours, others]: [ImportTimes[], ImportTimes[]] = [[], []];
  for (let run = 0; run < importRuns; run += 1) {
    ours.push(runScript('import.ps1', { Module: join(world.module, 'AwsRole.psd1') }, world));
    others.push(runScript('import.ps1', { Module: emptyModule }, world));
  }
  const [ourTimes, otherTimes] = [ours, others].map((times) => times.map(({ milliseconds }) => milliseconds));
  return [importRow(ourTimes ?? [], otherTimes ?? []), processRow(ours)];
}

function importRow(ours: readonly number[], others: readonly number[]): Result {
  const [ours_ms, peer_ms] = [median(ours), median(others)];
  const holds = ours_ms - peer_ms <= importBar;
  const facts = { peer: 'empty module', peer_ms, ratio: ours_ms / peer_ms, bar: `<= ${importBar} ms more`, holds };
  return { name: 'Import-Module AwsRole', ours_ms, ...facts, note: renderSpread(ours) };
}

function processRow(times: readonly ImportTimes[]): Result {
  const [name, bar] = ['Import-Module AwsRole, processes', '0'];
  const counts = times.map(({ children }) => children);
  if (counts.includes(null)) return skip(name, '', bar, 'this system does not say which processes a shell has');
  const most = Math.max(...counts.map((count) => count ?? 0));
  return { name, ours_ms: null, peer: '', peer_ms: null, ratio: null, bar, holds: most === 0, note: `${most} left` };
}

interface ShellTimes {
  readonly empty: readonly number[];
  readonly cached: readonly number[];
  readonly ahead: readonly number[];
  readonly firstTab: readonly number[];
  readonly laterTab: readonly number[];
}

function measureOpenShell(world: World): Result[] {
  const facts = { Module: join(world.module, 'AwsRole.psd1'), Node: world.node, Endpoint: world.urls.http };
  // As many profiles as the engine's own rows have; and what a thousand make of it.
  const few: ShellTimes = runScript('shell.ps1', facts, world, 100);
  const times: ShellTimes = runScript('shell.ps1', facts, world, 1000);
  const later = median(times.laterTab);
  const aheadName = 'Set-AwsRole, engine started ahead';
  const withMany = (row: Result, many: readonly number[]): Result => {
    const ratio = (median(many) / median(times.empty)).toFixed(2);
    return { ...row, note: `${row.note}; 1,000 profiles: ${ratio} x` };
  };
  return [
    withMany(compare('Set-AwsRole from a kept session', few.cached, empty, few.empty, 1.4), times.cached),
    few.ahead.length === 0
      ? skip(aheadName, empty, '<= 0.4 x', 'this module starts no engine ahead')
      : withMany(compare(aheadName, few.ahead, empty, few.empty, 0.4), times.ahead),
    compare('Tab over 1,000 profiles, first', times.firstTab, empty, times.empty, 1.8),
    {
      ...{ name: 'Tab over 1,000 profiles, later', ours_ms: later, peer: '', peer_ms: null, ratio: null },
      ...{ bar: '<= 10 ms', holds: later <= 10, note: renderSpread(times.laterTab) },
    },
  ];
}

/** What a script of this folder writes as JSON, run in the PowerShell of this machine. */
export function runScript<T>(
  name: string,
  parameters: Readonly<Record<string, string>>,
  world: World,
  profiles = 100,
): T {
  const words = Object.entries(parameters).flatMap(([parameter, value]) => [`-${parameter}`, value]);
  const script = join(import.meta.dirname, name);
  const args = ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', script, ...words];
  const { stdout, stderr, status } = spawnSync(world.shell, args, { env: world.home(profiles), encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}${stdout}`);
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1));
}
