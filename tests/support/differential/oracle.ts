import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { missingModule, python } from '../python.ts';
import type { Pair } from './generator.ts';

/** Why this machine cannot run the comparison; null when it can. */
export function missingOracle(): string | null {
  return missingModule('botocore');
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
