import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Pair } from './generator.ts';

export const python = process.platform === 'win32' ? 'python' : 'python3';

let missing: string | null | undefined;

/** Why this machine cannot run the comparison; null when it can. */
export function missingOracle(): string | null {
  if (missing === undefined) missing = probeOracle();
  return missing;
}

function probeOracle(): string | null {
  const probe = spawnSync(python, ['-c', 'import botocore'], { stdio: 'ignore' });
  if (probe.error !== undefined) return `${python} is not on this machine`;
  return probe.status === 0 ? null : `${python} has no botocore`;
}

/** One long-lived Python process that says what botocore does. */
export class Oracle {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: Interface;
  readonly #answers: AsyncIterator<string>;
  #complaints = '';

  constructor() {
    const script = fileURLToPath(new URL('oracle.py', import.meta.url));
    this.#process = spawn(python, ['-B', '-X', 'utf8', script]);
    this.#process.stderr.on('data', (data: Buffer) => {
      this.#complaints += data.toString();
    });
    this.#lines = createInterface({ input: this.#process.stdout });
    this.#answers = this.#lines[Symbol.asyncIterator]();
  }

  /** One answer a pair, in order; its form is that of `oracle_<topic>.py`. */
  async ask<Answer>(topic: string, pairs: readonly Pair[]): Promise<Answer[]> {
    this.#process.stdin.write(`${JSON.stringify({ topic, pairs })}\n`);
    const line = await this.#answers.next();
    if (line.done === true) throw new Error(`The Python process ended: ${this.#complaints}`);
    return JSON.parse(line.value) as Answer[];
  }

  close(): void {
    this.#lines.close();
    this.#process.stdin.end();
  }
}

let shared: Oracle | undefined;

/**
 * The one of all test files that ask for chains alone, since loading botocore takes longer than most questions; it ends with this process.
 * What oracle_chain.py changes in botocore stays, so other topics need one of their own.
 */
export function sharedOracle(): Oracle {
  shared ??= new Oracle();
  return shared;
}
