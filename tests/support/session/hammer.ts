import { digestText } from '../../../src/core/digest.ts';
import { Secret } from '../../../src/core/secret.ts';
import { openPrivateFolder } from '../../../src/edges/privateFolder.ts';
import { openStore } from '../../../src/sessions/store.ts';
import { makeCredentials, makeStoredSession } from './sessions.ts';

/**
 * One of many processes that read and write one session at the same time: `hammer <folder> <reads>`. Tokens have different lengths, and
 * each determines its secret. Prints how many reads found a session, none, or a mix of two.
 */
const [path = '', reads = '100'] = process.argv.slice(2);
const key = { text: 'the key', name: 'the-one' };
const warnings: string[] = [];
const folder = openPrivateFolder(path, { platform: 'linux', userId: process.getuid?.() });
const store = openStore(folder, ({ message }) => warnings.push(message));
const counts = { found: 0, missing: 0, mixed: 0 };
for (let read = 0; read < Number(reads); read += 1) {
  if (read % 50 === 0) write(`${process.pid}-${read}-${'t'.repeat(Math.floor(Math.random() * 8000))}`);
  const credentials = store.read(key)?.credentials;
  if (credentials === undefined) counts.missing += 1;
  else if (credentials.secretAccessKey.reveal() === digestText(credentials.sessionToken.reveal())) counts.found += 1;
  else counts.mixed += 1;
}
console.log(JSON.stringify({ ...counts, warnings }));

function write(token: string): void {
  const credentials = makeCredentials({
    sessionToken: new Secret(token),
    secretAccessKey: new Secret(digestText(token)),
  });
  store.write(key, makeStoredSession({ credentials }));
}
