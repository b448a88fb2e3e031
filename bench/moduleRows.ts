import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Times } from './measure.ts';
import { compareStarts, median, type Result, renderSpread, skip } from './result.ts';
import type { World } from './world.ts';

const importRuns = 11;
const importBar = 100;
const empty = 'empty Node';

/** Measures the module in PowerShell: importing it, switching with it, and Tab completion. */
export async function measureModule(world: World): Promise<Result[]> {
  return [...measureImport(world), ...measureOpenShell(world)];
}

interface ImportTimes {
  readonly wall: number;
  /** Processor time; null if the system does not report it. */
  readonly cpu: number | null;
  /** Processes that the import left running; null if the system does not report them. */
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
  return [importRow(ours, others), processRow(ours)];
}

function importRow(ours: readonly ImportTimes[], others: readonly ImportTimes[]): Result {
  const measured = [...ours, ...others].every(({ cpu }) => cpu !== null) ? 'cpu' : 'wall';
  const [times, otherTimes] = [ours, others].map((all) => all.map((each) => each[measured] ?? Number.NaN));
  const [ours_ms, peer_ms] = [median(times ?? []), median(otherTimes ?? [])];
  const clock = [ours, others].map((all) => median(all.map(({ wall }) => wall)).toFixed(0)).join(' ms against ');
  const facts = { peer: 'empty module', peer_ms, ratio: ours_ms / peer_ms, bar: `<= ${importBar} ms more` };
  const note = `${renderSpread(times ?? [])}; by the clock ${clock} ms`;
  return { name: 'Import-Module AwsRole', ours_ms, ...facts, holds: ours_ms - peer_ms <= importBar, note };
}

function processRow(times: readonly ImportTimes[]): Result {
  const [name, bar] = ['Import-Module AwsRole, processes', '0'];
  const counts = times.map(({ children }) => children);
  if (counts.includes(null)) return skip(name, '', bar, 'this system does not say which processes a shell has');
  const most = Math.max(...counts.map((count) => count ?? 0));
  return { name, ours_ms: null, peer: '', peer_ms: null, ratio: null, bar, holds: most === 0, note: `${most} left` };
}

type ShellTimes = Readonly<Record<'empty' | 'cached' | 'ahead' | 'firstTab' | 'laterTab', Times>>;

function measureOpenShell(world: World): Result[] {
  const facts = { Module: join(world.module, 'AwsRole.psd1'), Node: world.node, Endpoint: world.urls.http };
  // 100 profiles, as in the rows of the engine, and a thousand for comparison.
  const few = timeShell(facts, world, 100);
  const times = timeShell(facts, world, 1000);
  const later = median(times.laterTab.wall);
  const aheadName = 'Set-AwsRole, engine started ahead';
  const withMany = (row: Result, many: Times): Result => {
    const ratio = compareStarts('', many, empty, times.empty, 1).ratio ?? Number.NaN;
    return { ...row, note: `${row.note}; 1,000 profiles: ${ratio.toFixed(2)} x` };
  };
  return [
    withMany(compareStarts('Set-AwsRole of a cached session', few.cached, empty, few.empty, 1.4), times.cached),
    few.ahead.wall.length === 0
      ? skip(aheadName, empty, '<= 0.4 x', 'this module starts no engine ahead')
      : withMany(compareStarts(aheadName, few.ahead, empty, few.empty, 0.4), times.ahead),
    compareStarts('Tab over 1,000 profiles, first', times.firstTab, empty, times.empty, 1.8),
    {
      ...{ name: 'Tab over 1,000 profiles, later', ours_ms: later, peer: '', peer_ms: null, ratio: null },
      ...{ bar: '<= 10 ms', holds: later <= 10, note: renderSpread(times.laterTab.wall) },
    },
  ];
}

function timeShell(facts: Readonly<Record<string, string>>, world: World, profiles: number): ShellTimes {
  const runs: Record<keyof ShellTimes, { wall: number; cpu?: number }[]> = runScript(
    'shell.ps1',
    facts,
    world,
    profiles,
  );
  const entries = Object.entries(runs).map(([name, times]): [string, Times] => [
    name,
    { wall: times.map(({ wall }) => wall), cpu: times.flatMap(({ cpu }) => cpu ?? []) },
  ]);
  return Object.fromEntries(entries) as ShellTimes;
}

/** Runs a script of this folder in PowerShell, and returns its JSON output. */
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
