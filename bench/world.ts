import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineFile } from '../scripts/lib/engine.mjs';
import { moduleFolder } from '../scripts/lib/moduleFolder.mjs';
import { nodePackageFolder, nodeProgram } from '../scripts/lib/nodeBinary.mjs';
import { createTestTls } from '../tests/support/sts/tls.ts';
import type { Start } from './measure.ts';
import { renderProfiles } from './profiles.ts';

/** The environment of all measurements: its own home directory, an STS on loopback, and the programs to compare. */
export interface World {
  readonly folder: string;
  readonly urls: { readonly http: string; readonly https: string };
  /** The file with the certificate of the HTTPS STS. */
  readonly authority: string;
  readonly engine: string;
  readonly module: string;
  /** The Node.js inside the engine. */
  readonly node: string;
  /** The AWS CLI; undefined if there is none. */
  readonly aws: string | undefined;
  /** The path of PowerShell. */
  readonly shell: string;
  /** Makes a home directory with this many profiles, and returns its environment. */
  readonly home: (profiles: number, chain?: number) => Record<string, string>;
  readonly close: () => void;
}

export const runs = 21;

export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'awsrole-bench-'));
  const { responder, urls, authority } = await startResponder(folder);
  return {
    ...{ folder, urls, authority, engine: engineFile, module: moduleFolder },
    node: nodeProgram(nodePackageFolder()),
    aws: findAws(),
    shell: process.env['BENCH_SHELL'] ?? 'pwsh',
    home: (profiles, chain = 3) => makeHome(join(folder, `home-${profiles}-${chain}`), profiles, chain),
    close: () => {
      responder.stdin?.end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** An empty Node.js, to which most rows compare. */
export function emptyNode({ node }: World, environment: Record<string, string>): Start {
  return { program: node, words: ['-e', '0'], environment };
}

async function startResponder(folder: string) {
  const tls = await createTestTls();
  const files = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem'), ca: join(folder, 'ca.pem') };
  writeFileSync(files.key, tls.key);
  writeFileSync(files.cert, tls.cert);
  writeFileSync(files.ca, tls.ca);
  const words = ['--import', 'tsx', join(import.meta.dirname, 'responder.ts'), files.key, files.cert];
  const responder = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const urls: World['urls'] = JSON.parse(await readLine(responder));
  return { responder, urls, authority: files.ca };
}

function readLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk) => resolve(String(chunk)));
    child.once('exit', (code) => reject(new Error(`The responder ended with ${code}.`)));
  });
}

function makeHome(home: string, profiles: number, chain: number): Record<string, string> {
  if (!existsSync(home)) {
    const { config, credentials } = renderProfiles(profiles, chain);
    mkdirSync(join(home, '.aws'), { recursive: true });
    writeFileSync(join(home, '.aws', 'config'), config);
    writeFileSync(join(home, '.aws', 'credentials'), credentials);
  }
  const system = ['PATH', 'SystemRoot', 'LANG', 'DOTNET_ROOT'].map((name) => [name, process.env[name] ?? '']);
  return {
    ...Object.fromEntries(system),
    ...{ HOME: home, USERPROFILE: home, LOCALAPPDATA: home, TMPDIR: tmpdir(), TEMP: tmpdir(), USER: 'bench' },
    POWERSHELL_TELEMETRY_OPTOUT: '1',
  };
}

/** Finds the program itself, since a version manager's wrapper script would add its own time. */
function findAws(): string | undefined {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  const found = spawnSync(finder, ['aws'], { encoding: 'utf8' }).stdout?.split('\n')[0]?.trim();
  if (!found || !existsSync(found)) return undefined;
  if (!readFileSync(found).subarray(0, 1000).includes('pyenv')) return found;
  return spawnSync('pyenv', ['which', 'aws'], { encoding: 'utf8' }).stdout.trim();
}
