import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stsProgram } from '../../../../scripts/lib/stsServer.mjs';
import { totp } from '../../../support/sts/index.ts';
import { callSigned } from '../../../support/sts/signed-call.ts';

const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'awsrole-sts-'));
});
afterEach(() => rm(folder, { recursive: true }));

function run(...args: string[]): ChildProcess & { stdout: NodeJS.ReadableStream; stdin: NodeJS.WritableStream } {
  return spawn(process.execPath, [stsProgram, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

async function firstLine(child: ReturnType<typeof run>): Promise<string> {
  const [line] = await once(createInterface(child.stdout), 'line');
  return String(line);
}

async function started(...args: string[]) {
  const child = run('--folder', folder, ...args);
  return { child, facts: JSON.parse(await firstLine(child)) as Record<string, string> };
}

describe('the STS as a program', () => {
  it('writes the sample files, says where it listens, and stops when standard input closes', async () => {
    const { child, facts } = await started();
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
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('writes files that only their owner can read', async () => {
    const { child, facts } = await started();
    if (process.platform !== 'win32') {
      const modes = [facts['configFile'], facts['credentialsFile']].map(async (file) => (await stat(file ?? '')).mode);
      expect((await Promise.all(modes)).map((mode) => mode & 0o777)).toEqual([0o600, 0o600]);
    }
    expect(await readFile(facts['configFile'] ?? '', 'utf8')).not.toMatch(/broken|secret/);
    child.stdin.end();
    await once(child, 'exit');
  });

  it('writes profiles that cannot work when asked for', async () => {
    const { child, facts } = await started('--broken');
    expect(await readFile(facts['configFile'] ?? '', 'utf8')).toContain('[profile broken-no-source]');
    child.stdin.end();
    await once(child, 'exit');
  });

  it.skipIf(process.platform === 'win32')('stops on SIGTERM (not on Windows, which has none)', async () => {
    const { child } = await started();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.each([[['totp']], [['--folder', '.', '--with', 'iam,s3']]])('ends with 2 for the arguments %j', async (args) => {
    expect(await once(run(...args), 'exit')).toEqual([2, null]);
  });
});

describe('the neighbours of the STS', () => {
  it('are started on the same world, and named in the sample files', async () => {
    const { child, facts } = await started('--with', 'sso,iam,imds,container,federation');
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
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

describe('a line on standard input', () => {
  async function conversation(...args: string[]) {
    const { child, facts } = await started(...args);
    const ask = async (line: string) => {
      child.stdin.write(`${line}\n`);
      return JSON.parse(await firstLine(child)) as Record<string, unknown>;
    };
    const end = async () => {
      child.stdin.end();
      await once(child, 'exit');
    };
    return { facts, ask, end };
  }

  it('adds and clears faults, and shows the calls', async () => {
    const { facts, ask, end } = await conversation('--with', 'imds');
    await ask('{"fault": {"kind": "reply", "status": 503}}');
    const url = facts['url'] ?? '';
    expect((await callSigned(url, { Action: 'GetCallerIdentity' })).status).toBe(503);
    await ask('{"clearFaults": true}');
    expect((await callSigned(url, { Action: 'GetCallerIdentity' })).status).toBe(403);
    expect(await ask('{}')).toMatchObject({
      connections: 2,
      calls: [
        { operation: 'GetCallerIdentity', status: 503, fault: 'reply' },
        { operation: 'GetCallerIdentity', status: 403, error: 'MissingAuthenticationToken' },
      ],
    });
    expect(await ask('{"server": "imds"}')).toEqual({ calls: [], connections: 0 });
    await end();
  });

  it('opens another world, which shares nothing with the first, and closes it', async () => {
    const { facts, ask, end } = await conversation();
    const other = await ask(JSON.stringify({ open: { folder: join(folder, 'other'), many: 1, with: 'iam' } }));
    expect(await readFile(String(other['configFile']), 'utf8')).toMatch(
      /\[profile many-1\].*iam =\n {2}endpoint_url = /s,
    );
    const url = String(other['url']);
    await ask('{"world": 1, "fault": {"kind": "reply", "status": 503}}');
    expect((await callSigned(url, { Action: 'GetCallerIdentity' })).status).toBe(503);
    expect((await callSigned(facts['url'] ?? '', { Action: 'GetCallerIdentity' })).status).toBe(403);
    expect([await ask('{"world": 1}'), await ask('{}')]).toMatchObject([{ connections: 1 }, { connections: 1 }]);
    expect(await ask('{"world": 1, "close": true}')).toEqual({});
    await expect(fetch(url)).rejects.toThrow();
    expect(await ask('{"world": 1}')).toEqual({ error: 'there is no server sts' });
    expect(await ask('{"open": {"with": "nosuch"}}')).toEqual({ error: 'not a world' });
    await end();
  });
});

describe('totp', () => {
  const codesAround = (shift: number) =>
    [0, 1].map((late) => totp(SEED, new Date(Date.now() + (shift - late * 30) * 1000)));

  it('prints the present code', async () => {
    const code = await firstLine(run('totp', '--seed', SEED));
    expect(codesAround(0)).toContain(code);
  });

  it('prints the next code, which is taken already', async () => {
    const code = await firstLine(run('totp', '--seed', SEED, '--next'));
    expect(codesAround(30)).toContain(code);
  });

  it('does not wait when the code is another one than the last', async () => {
    const code = await firstLine(run('totp', '--seed', SEED, '--wait-fresh', '000000'));
    expect(codesAround(0)).toContain(code);
  });
});
