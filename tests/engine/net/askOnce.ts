import { readFileSync, writeSync } from 'node:fs';
import { readFile } from '../../../src/edges/readFile.ts';
import { exchange } from '../../../src/net/exchange.ts';
import { openSender } from '../../../src/net/sender.ts';

/** A program: asks the URL that comes on standard input once, and prints what became of it. */
const { url: text, environment = {}, caBundle = null } = JSON.parse(readFileSync(0, 'utf8'));
const url = new URL(text);
const settings = { caBundle, retryMode: 'standard', maxAttempts: 1 } as const;
const sender = openSender(settings, { environment, readFile, platform: 'linux', readProxySettings: async () => '' });
const asking = exchange(
  {
    url,
    prepare: async () => ({ method: 'POST', url, headers: { 'content-type': 'text/plain' }, body: 'hello' }),
    read: ({ status, body }) => ({ kind: 'done', value: `${status} ${body}` }),
  },
  { sender, settings },
);
void asking.then((result) => {
  writeSync(1, JSON.stringify({ result, trust: sender.trust() }));
  sender.close();
});
