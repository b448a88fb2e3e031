import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlan } from '../../../src/commands/shared/parameters.ts';
import { makeCredentials } from '../../../src/core/credentials.ts';
import type { Result } from '../../../src/core/error.ts';
import { type EdgesOf, serveDialogue } from '../../../src/dialogue/dialogue.ts';
import { engineVersion } from '../../../src/dialogue/version.ts';
import { assumeRole } from '../../../src/services/sts/assumeRole.ts';
import { parseAwsCliEntry } from '../../../src/sessions/awsCli/entry.ts';
import { readContainerEndpoint, runContainer } from '../../../src/sources/container.ts';
import { runInstance } from '../../../src/sources/instance.ts';
import { runProcess } from '../../../src/sources/process.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';
import { fakeEdges } from '../../support/fakeEdges.ts';
import { makeTools } from '../sources/tools.ts';

/** tests/vectors/failures: cases that any tool of this kind could run, here against the engine, in this process. */

type Text = string | { readonly repeat: string; readonly times: number } | { readonly base64: string };
interface Reply {
  readonly status: number;
  readonly body: Text;
  readonly headers?: Readonly<Record<string, string>>;
}
interface Vector {
  readonly id: string;
  readonly fault: string;
  readonly expect: 'refused' | 'taken';
}
type Run<Input> = (vector: Vector & Input, now: Date) => Promise<Result<unknown>>;

const folder = new URL('../../vectors/failures/', import.meta.url);
const server = createServer((request, response) => {
  const { status, body, headers } = replies.find(({ path }) => request.url?.startsWith(path)) ?? notFound;
  // The service's clock stands where the vectors' does.
  response.writeHead(status, { ...headers, date: clock.toUTCString() }).end(toBytes(body));
});
const notFound = { status: 404, body: '', headers: {} };
let replies: readonly (Reply & { readonly path: string })[] = [];
let url: string;
let clock = new Date();

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close().closeAllConnections());

const runProcessOutput: Run<{ readonly stdout: Text; readonly exitCode: number }> = ({ stdout, exitCode }, now) => {
  const output = toBytes(stdout).toString('utf8');
  const program = { kind: 'ended', exitCode, output, errorOutput: '' } as const;
  const hop = { kind: 'process', profile: 'dev', command: 'tool', provenance: {} } as const;
  return runProcess(hop, makeTools({ program, edges: { now: () => now } }));
};

const runContainerAnswer: Run<Reply> = (vector, now) => {
  // What a redirect leads to would be right.
  replies = [{ ...vector, path: '/asked' }];
  const environment = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/asked` };
  return runContainer(makeTools({ edges: { environment, now: () => now } }));
};

const runInstanceAnswer: Run<{ readonly token: Reply; readonly role: Reply; readonly credentials: Reply }> = (
  { token, role, credentials },
  now,
) => {
  const roles = '/latest/meta-data/iam/security-credentials/';
  replies = [
    { ...token, path: '/latest/api/token' },
    { ...credentials, path: `${roles}MyRole` },
    { ...role, path: roles },
  ];
  const hop = {
    kind: 'instance',
    profile: null,
    endpoint: url,
    timeoutSeconds: 5,
    attempts: 1,
    provenance: {},
  } as const;
  return runInstance(hop, makeTools({ edges: { now: () => now } }));
};

const runStsAnswer: Run<Reply> = (vector, now) => {
  replies = [{ ...vector, path: '/asked' }];
  const keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'example' };
  const { sts } = makeTools({ stsUrl: `${url}/asked`, edges: { now: () => now } });
  const asked = { roleArn: 'arn:aws:iam::111122223333:role/team/Dev', sessionName: 'me' };
  return assumeRole(asked, makeCredentials(keys), sts);
};

const runCacheFile: Run<{ readonly text: Text }> = async ({ text }, now) => {
  const kept = parseAwsCliEntry(toBytes(text).toString('utf8'), now);
  return kept === undefined ? { ok: false, error: miss } : { ok: true, value: kept };
};
const miss = { code: 'CredentialsNotFound', message: 'None is kept.', hint: 'A new session is made.' } as const;

const runContainerUrl: Run<{ readonly uri: string }> = async ({ uri }) =>
  readContainerEndpoint({ AWS_CONTAINER_CREDENTIALS_FULL_URI: uri });

const runConfigFile: Run<{ readonly config: Text; readonly credentials: Text; readonly profile: string }> = async (
  { config, credentials, profile },
  now,
) => {
  const files = new Map([
    ['/home/me/.aws/config', toBytes(config)],
    ['/home/me/.aws/credentials', toBytes(credentials)],
  ]);
  const edges = fakeEdges({ now: () => now, readFile: (path) => ({ ok: true, value: files.get(path) }) });
  return readPlan({ profile }, edges);
};

const runDialogueLine: Run<{ readonly line: Text }> = async ({ line }, now) => {
  const asked = [toBytes(line).toString('utf8').replaceAll('VERSION', engineVersion)];
  const written: string[] = [];
  const pipe = {
    read: () => asked.shift(),
    readWithin: async () => undefined,
    follow: () => async () => undefined,
    write: (document: string) => void written.push(document),
  };
  const edgesOf: EdgesOf = ({ environment }, ask, tell) => fakeCommandEdges({ environment, ask, tell, now: () => now });
  const exitCode = await serveDialogue(pipe, edgesOf);
  const [document = '', ...more] = written;
  if (exitCode === 0) return { ok: true, value: document };
  // More than the one error would be no words of this.
  return { ok: false, error: { code: 'BadRequest', message: more.length === 0 ? document : '', hint: 'one error' } };
};

const runners: Readonly<Record<string, Run<never>>> = {
  'cache-files': runCacheFile,
  'config-files': runConfigFile,
  'container-answers': runContainerAnswer,
  'container-urls': runContainerUrl,
  'dialogue-lines': runDialogueLine,
  'instance-answers': runInstanceAnswer,
  'process-output': runProcessOutput,
  'sts-answers': runStsAnswer,
};

const sets = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((file) => {
    const { now, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
      now: string;
      cases: (Vector & Record<string, unknown>)[];
    };
    return { name: file.replace('.json', ''), now: new Date(now), cases };
  });

describe.each(sets)('The failure vectors of $name', ({ name, now, cases }) => {
  it('end as they should, each within a second, in words that give no secret away and steer no terminal', async () => {
    const run = runners[name] as Run<Record<string, unknown>>;
    const wrong: string[] = [];
    clock = now;
    for (const vector of cases) {
      const begin = performance.now();
      const result = await run(vector, now);
      const milliseconds = performance.now() - begin;
      if (result.ok !== (vector.expect === 'taken'))
        wrong.push(`${vector.id}: ${result.ok ? 'taken' : result.error.message}`);
      if (milliseconds > 1_000) wrong.push(`${vector.id}: ${Math.round(milliseconds)} ms`);
      if (!result.ok && !isWorded(result.error)) wrong.push(`${vector.id}: ${JSON.stringify(result.error)}`);
    }
    expect(wrong).toEqual([]);
  });
});

it('There are 300 at least, each with a name and a sentence of its own, and eight in ten must fail.', () => {
  const all = sets.flatMap(({ cases }) => cases);
  expect(all.length).toBeGreaterThanOrEqual(300);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(all.filter(({ fault }) => !/^\S.*\.$/.test(fault))).toEqual([]);
  expect(all.filter((vector) => vector.expect === 'refused').length / all.length).toBeGreaterThan(0.8);
});

/** Secrets of the vectors begin so. */
const canary = 'CANARY';

function isWorded({ message, hint, ...rest }: { readonly message: string; readonly hint: string }): boolean {
  const text = JSON.stringify({ message, hint, ...rest });
  return (
    message !== '' &&
    hint !== '' &&
    !text.includes(canary) &&
    !/(?<!\\)(?:\\\\)*\\u00[01]|[\u007f-\u009f\u2028\u2029]/.test(text)
  );
}

function toBytes(text: Text): Buffer {
  if (typeof text === 'string') return Buffer.from(text, 'utf8');
  return 'base64' in text ? Buffer.from(text.base64, 'base64') : Buffer.from(text.repeat.repeat(text.times), 'utf8');
}
