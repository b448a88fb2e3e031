import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { renderPrinter } from '../../tests/support/windows/programs.mjs';
import { listFiles, makeWorkPath, removePath, replacePath } from './files.mjs';
import { inDist, inRoot } from './paths.mjs';
import { findProgram } from './powershell.mjs';
import { endOf, runQuietly } from './run.mjs';
import { openTerminal } from './tmux.mjs';

/** Throws an Error that lists the missing programs if Windows programs cannot run here. */
export function requireWine() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('npm run test:windows runs the Windows programs on Linux x64; on Windows itself, npm test does.');
  }
  const missing = ['wine', 'wineserver', 'script'].filter((name) => !findProgram(name, process.env));
  if (missing.length === 0) return;
  throw new Error(
    `${missing.join(' and ')} not on PATH: install the packages wine and wine64 (apt-get install wine wine64).`,
  );
}

/**
 * Tests whether all failures come from wine itself: on a busy machine it sometimes refuses to start a program, with Windows error 1359.
 * @param {import('./testReport.mjs').Report} report
 */
export function isFaultOfWine({ failed, failures }) {
  return failed > 0 && failed === failures.length && failures.every(({ reason }) => reason.includes('Internal error'));
}

/** A minimal wine prefix, which is copied for each use. */
const prefixFolder = inDist('.cache', 'wine-prefix');

/** @returns {import('./stamps.mjs').Step} */
export function describePrefixStep() {
  const { stdout } = spawnSync('wine', ['--version'], { encoding: 'utf8' });
  return {
    name: 'wine-prefix',
    title: 'Sets up wine',
    inputs: [inRoot('tests', 'support', 'windows', 'programs.mjs'), inRoot('scripts', 'lib', 'wine.mjs')],
    settings: [stdout.trim()],
    outputs: [prefixFolder],
    run: makePrefix,
  };
}

/** The registry entry where .NET finds itself, even in a program that has few variables. */
const installedDotnet = [
  'HKLM\\SOFTWARE\\dotnet\\Setup\\InstalledVersions\\x64',
  '/v',
  'InstallLocation',
  '/d',
  'C:\\Program Files\\dotnet',
  '/reg:32',
];

/** The output of a replacement for wine's whoami, which prints no SID; without a SID the engine stores nothing. */
const whoami = '"wine\\user","S-1-5-21-0-0-0-1000"\r\n';

async function makePrefix() {
  const work = makeWorkPath('wine-prefix');
  mkdirSync(work);
  const environment = makeEnvironment(work);
  await runQuietly('wine', ['wineboot', '--init'], { env: environment });
  // Node.js requires Windows Server 2012 or later.
  await runQuietly('wine', ['winecfg', '-v', 'win10'], { env: environment });
  await runQuietly('wine', ['reg', 'add', ...installedDotnet], { env: environment });
  await runQuietly('wineserver', ['--wait'], { env: environment });
  makeOwnFolders(join(work, 'drive_c', 'users'));
  shareLibraries(work);
  writeFileSync(join(work, 'drive_c', 'windows', 'system32', 'whoami.exe'), renderPrinter(whoami));
  replacePath(work, prefixFolder);
}

/** Replaces wine's links to the user's own folders with real folders. @param {string} folder */
function makeOwnFolders(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) {
      rmSync(path);
      mkdirSync(path);
    } else if (entry.isDirectory()) makeOwnFolders(path);
  }
}

/** Replaces wine's copies of its libraries (640 MB) with links, which are faster to copy. @param {string} prefix */
function shareLibraries(prefix) {
  const folders = ['/usr/lib/x86_64-linux-gnu/wine/x86_64-windows', '/usr/lib/wine/x86_64-windows'];
  const originals = new Map(folders.flatMap(listFiles).map((path) => [basename(path).toLowerCase(), path]));
  for (const path of listFiles(join(prefix, 'drive_c'))) {
    const original = originals.get(basename(path).toLowerCase());
    if (original === undefined || !readFileSync(original).equals(readFileSync(path))) continue;
    rmSync(path);
    symlinkSync(original, path);
  }
}

/** @typedef {ReturnType<typeof openWindows>} Windows */

/**
 * Opens a separate wine prefix. `close`, or the end of this process, ends every process in it and removes it.
 * @param {Record<string, string>} [links] folders on its drive C, and the local folders that they link to
 */
export function openWindows(links = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'awsrole-windows-'));
  const prefix = join(folder, 'prefix');
  cpSync(prefixFolder, prefix, { recursive: true, verbatimSymlinks: true });
  for (const [name, target] of Object.entries(links)) {
    removePath(join(prefix, 'drive_c', name));
    symlinkSync(target, join(prefix, 'drive_c', name));
  }
  const stop = () => spawnSync('wineserver', ['--kill'], { env: makeEnvironment(prefix) });
  const close = () => {
    stop();
    removePath(folder);
    process.off('exit', close);
  };
  process.on('exit', close);
  /** @type {(program: string, args: string[], options: WineOptions) => ReturnType<typeof runIn>} */
  const run = (program, args, options) => runIn(prefix, program, args, options);
  /** Opens a terminal to type into. @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} env */
  const openShell = (program, args, env) => {
    const variables = Object.entries({ ...makeEnvironment(prefix), TERM: 'xterm-256color', ...env });
    const pairs = variables.map(([name, value]) => `${name}=${value}`);
    return openTerminal(['env', '--ignore-environment', ...pairs, 'wine', program, ...args], {
      columns: 100,
      rows: 30,
    });
  };
  return { run, openShell, stop, close };
}

/**
 * Options for running a program.
 * @typedef {object} WineOptions
 * @property {NodeJS.ProcessEnv} env its variables
 * @property {string} log the file for its output
 */

/**
 * Runs a program on its own terminal: without one, PowerShell exits silently.
 * @param {string} prefix
 * @param {string} program
 * @param {string[]} args
 * @param {WineOptions} options
 * @returns the exit code or signal
 */
async function runIn(prefix, program, args, { env, log }) {
  const command = ['wine', program, ...args].map(quote).join(' ');
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    env: { ...makeEnvironment(prefix), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = createWriteStream(log);
  for (const stream of [child.stdout, child.stderr]) stream.pipe(file, { end: false });
  const end = await endOf(child);
  await new Promise((resolve) => file.end(resolve));
  return end;
}

/** @param {string} word */
function quote(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** An environment without the user's variables and home folder. @param {string} prefix */
function makeEnvironment(prefix) {
  return {
    PATH: process.env.PATH,
    HOME: prefix,
    LANG: 'C.UTF-8',
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mshtml=;whoami.exe,powershell.exe=n',
  };
}

/** Converts a path for Windows programs under wine. @param {string} path */
export function toWindowsPath(path) {
  return `Z:${path.replaceAll('/', '\\')}`;
}

/** Converts a path of a Windows program for this system. @param {string} path */
export function fromWindowsPath(path) {
  return path.replace(/^Z:/i, '').replaceAll('\\', '/');
}
