import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stsProgram } from '../../../../scripts/lib/stsServer.mjs';
import { totp } from '../../../support/sts/index.ts';
import { callSigned } from '../../../support/sts/signed-call.ts';

const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'awsrole-sts-'));
});
afterAll(() => rm(folder, { recursive: true }));

function run(...args: string[]): ChildProcess & { stdout: NodeJS.ReadableStream; stdin: NodeJS.WritableStream } {
  return spawn(process.execPath, [stsProgram, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Its lines, one at each call. */
function readLines(child: ReturnType<typeof run>): () => Promise<string> {
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return async () => String((await lines.next()).value);
}

async function started(...args: string[]) {
  const child = run('--folder', folder, ...args);
  const readLine = readLines(child);
  return { child, readLine, facts: JSON.parse(await readLine()) as Record<string, string> };
}

describe('the STS as a program', () => {
  it('stops on SIGTERM, where there is one, and writes profiles that cannot work when asked for', async () => {
    const { child, facts } = await started('--broken');
    expect(await readFile(facts['configFile'] ?? '', 'utf8')).toContain('[profile broken-no-source]');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual(process.platform === 'win32' ? expect.anything() : [0, null]);
  });

  it.each([[['totp']], [['--folder', '.', '--with', 'iam,s3']]])('ends with 2 for the arguments %j', async (args) => {
    expect(await once(run(...args), 'exit')).toEqual([2, null]);
  });
});

describe('the STS as a program, with its neighbours', () => {
  let child: ReturnType<typeof run>;
  let readLine: () => Promise<string>;
  let facts: Record<string, string>;
  beforeAll(async () => {
    ({ child, readLine, facts } = await started('--with', 'sso,iam,imds,container,federation'));
  });

  const ask = async (line: string) => {
    child.stdin.write(`${line}\n`);
    return JSON.parse(await readLine()) as Record<string, unknown>;
  };

  it('writes the sample files, and says where it listens', async () => {
    const credentials = await readFile(facts['credentialsFile'] ?? '', 'utf8');
    const [accessKeyId = '', secretAccessKey = ''] = [...credentials.matchAll(/= (.*)/g)].map(([, value]) => value);
    const answer = await callSigned(
      facts['url'] ?? '',
      { Action: 'GetCallerIdentity' },
      {
        keys: { accessKeyId, secretAccessKey },
      },
    );
    expect(answer.text('Arn')).toBe('arn:aws:iam::111122223333:user/alice');
    expect(facts).toMatchObject({ mfaSerial: 'arn:aws:iam::111122223333:mfa/alice' });
  });

  it('writes files that only their owner can read', async () => {
    if (process.platform !== 'win32') {
      const modes = [facts['configFile'], facts['credentialsFile']].map(async (file) => (await stat(file ?? '')).mode);
      expect((await Promise.all(modes)).map((mode) => mode & 0o777)).toEqual([0o600, 0o600]);
    }
    expect(await readFile(facts['configFile'] ?? '', 'utf8')).not.toMatch(/broken|secret/);
  });

  it('starts them on the same world, and names them in the sample files', async () => {
    const config = await readFile(facts['configFile'] ?? '', 'utf8');
    expect(config).toContain(`iam =\n  endpoint_url = ${facts['iamUrl']}`);
    expect(config).toContain(`sso_oidc =\n  endpoint_url = ${facts['ssoUrl']}`);
    expect(config).toMatch(/\[profile sso\][^[]*sso_account_id = 111122223333/);
    const authorization = facts['containerToken'] ?? '';
    const answers = await Promise.all([
      fetch(facts['containerUrl'] ?? '', { headers: { authorization } }),
      fetch(`${facts['imdsUrl']}/latest/meta-data/`),
      fetch(`${facts['federationUrl']}?Action=login`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 400]);
    expect(await ask('{"server": "imds"}')).toMatchObject({ connections: 1 });
  });

  it('adds and clears faults at a line on standard input, and shows the calls', async () => {
    const { connections } = await ask('{}');
    await ask('{"fault": {"kind": "reply", "status": 503}}');
    const url = facts['url'] ?? '';
    expect((await callSigned(url, { Action: 'GetCallerIdentity' })).status).toBe(503);
    await ask('{"clearFaults": true}');
    expect((await callSigned(url, { Action: 'GetCallerIdentity' })).status).toBe(403);
    const shown = await ask('{}');
    expect(shown['connections']).toBe(Number(connections) + 2);
    expect((shown['calls'] as unknown[]).slice(-2)).toMatchObject([
      { operation: 'GetCallerIdentity', status: 503, fault: 'reply' },
      { operation: 'GetCallerIdentity', status: 403, error: 'MissingAuthenticationToken' },
    ]);
    expect(await ask('{"server": "iam"}')).toEqual({ calls: [], connections: 0 });
  });

  it('opens another world, which shares nothing with the first, and closes it', async () => {
    const { connections: before } = await ask('{}');
    const other = await ask(JSON.stringify({ open: { folder: join(folder, 'other'), many: 1, with: 'iam' } }));
    expect(await readFile(String(other['configFile']), 'utf8')).toMatch(
      /\[profile many-1\].*iam =\n {2}endpoint_url = /s,
    );
    const url = String(other['url']);
    await ask('{"world": 1, "fault": {"kind": "reply", "status": 503}}');
    expect((await callSigned(url, { Action: 'GetCallerIdentity' })).status).toBe(503);
    expect((await callSigned(facts['url'] ?? '', { Action: 'GetCallerIdentity' })).status).toBe(403);
    const connections = [await ask('{"world": 1}'), await ask('{}')].map((shown) => shown['connections']);
    expect(connections).toEqual([1, Number(before) + 1]);
    expect(await ask('{"world": 1, "close": true}')).toEqual({});
    await expect(fetch(url)).rejects.toThrow();
    expect(await ask('{"world": 1}')).toEqual({ error: 'there is no server sts' });
    expect(await ask('{"open": {"with": "nosuch"}}')).toEqual({ error: 'not a world' });
  });

  it('stops when standard input closes', async () => {
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

describe('totp', () => {
  const codesAround = (shift: number) =>
    [0, 1].map((late) => totp(SEED, new Date(Date.now() + (shift - late * 30) * 1000)));

  it('prints the present code', async () => {
    const code = await readLines(run('totp', '--seed', SEED))();
    expect(codesAround(0)).toContain(code);
  });

  it('prints the next code, which is taken already', async () => {
    const code = await readLines(run('totp', '--seed', SEED, '--next'))();
    expect(codesAround(30)).toContain(code);
  });

  it('does not wait when the code is another one than the last', async () => {
    const code = await readLines(run('totp', '--seed', SEED, '--wait-fresh', '000000'))();
    expect(codesAround(0)).toContain(code);
  });
});
