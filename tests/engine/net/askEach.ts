import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { readFile } from '../../../src/edges/readFile.ts';
import { exchange } from '../../../src/net/exchange.ts';
import { openSender } from '../../../src/net/sender.ts';
import type { Question } from './askOnEngineNode.ts';

/** A program: asks each URL that comes on a line of standard input once, and prints what became of it. */
async function ask({ url: text, environment = {}, caBundle = null }: Question): Promise<void> {
  const url = new URL(text);
  const settings = { caBundle, retryMode: 'standard', maxAttempts: 1 } as const;
  const sender = openSender(settings, { environment, readFile, platform: 'linux', readProxySettings: async () => '' });
  const result = await exchange(
    {
      url,
      prepare: async () => ({ method: 'POST', url, headers: { 'content-type': 'text/plain' }, body: 'hello' }),
      read: ({ status, body }) => ({ kind: 'done', value: `${status} ${body}` }),
    },
    { sender, settings },
  );
  writeSync(1, `${JSON.stringify({ result, trust: sender.trust() })}\n`);
  sender.close();
}

async function main(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) await ask(JSON.parse(line));
}

void main();
