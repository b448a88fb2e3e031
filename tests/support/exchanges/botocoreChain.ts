import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { python } from '../python.ts';
import type { Outcome } from './exchange.ts';

/** A Python process that says what botocore's default chain does. */
export interface BotocoreChain {
  readonly find: (environment: Readonly<Record<string, string>>) => Promise<Outcome>;
  /** Whether keys of a container are asked for at that URL. */
  readonly isAllowed: (url: string) => Promise<boolean>;
  readonly close: () => void;
}

export function startBotocoreChain(): BotocoreChain {
  const script = fileURLToPath(new URL('botocoreChain.py', import.meta.url));
  const child = spawn(python, ['-B', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (question: object) => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    return JSON.parse((await lines.next()).value ?? 'null');
  };
  return {
    find: (environment) => ask({ environment }),
    isAllowed: (url) => ask({ url }),
    close: () => child.stdin.end(),
  };
}
