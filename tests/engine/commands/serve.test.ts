import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engineVersion, protocolVersion } from '../../../src/dialogue/version.ts';
import { missingOracle } from '../../support/differential/oracle.ts';
import { isRunning } from '../../support/isRunning.ts';
import { askPython } from '../../support/python.ts';
import { hasAws, runAws } from '../../support/sts/aws-cli.ts';
import { openSampleHome, type Sample, type StsServer } from '../../support/sts/index.ts';
import { builtEngine } from '../build/builtEngine.ts';
import { readText } from '../project/tree.ts';

interface Listening {
  readonly url: string;
  readonly token: string;
  readonly expiration: string;
}

let folder: string;
let sample: Sample;
let sts: StsServer;
let environment: Record<string, string>;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'awsrole-serve-'));
  ({ sample, sts, environment } = await openSampleHome(folder));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await sts.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(words: readonly string[]): ChildProcess {
  const child = spawn(builtEngine(), words, { cwd: folder, env: environment, stdio: ['pipe', 'pipe', 'ignore'] });
  children.push(child);
  return child;
}

function readLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    child.once('close', () => reject(new Error(`it ended, saying ${text}`)));
  });
}

const endOf = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('close', resolve));

async function serve(...words: string[]): Promise<{ child: ChildProcess; listening: Listening }> {
  const child = start(['serve', ...words]);
  return { child, listening: JSON.parse(await readLine(child)) };
}

const ask = ({ url, token }: Listening) => fetch(url, { headers: { authorization: token } });

describe('serve', () => {
  it('serves the session of a profile, and renews it before it ends', async () => {
    const brief = ['--role-arn', sample.roles.readOnly, '--source-profile', 'base', '--duration-seconds', '900'];
    const { listening } = await serve(...brief);
    const first = (await (await ask(listening)).json()) as { AccessKeyId: string };
    const second = (await (await ask(listening)).json()) as { AccessKeyId: string };
    expect(first.AccessKeyId).toMatch(/^ASIA/);
    // Less than 15 minutes are left from the first moment on.
    expect(second.AccessKeyId).not.toBe(first.AccessKeyId);
  });

  it.each([
    ['its standard input ends', (child: ChildProcess) => child.stdin?.end()],
    ['SIGTERM comes', (child: ChildProcess) => child.kill('SIGTERM')],
    ['SIGINT comes', (child: ChildProcess) => child.kill('SIGINT')],
  ])('ends when %s', async (_what, end) => {
    const { child, listening } = await serve('--profile', 'readonly');
    expect((await ask(listening)).status).toBe(200);
    end(child);
    expect(await endOf(child)).toBe(0);
    await expect(ask(listening)).rejects.toThrow('fetch failed');
  });

  it.each([
    ['an engine', ['dialogue']],
    ['an engine that was started ahead', ['dialogue', '60']],
  ])('%s tells the module where it listens, outlives Ctrl+C, and ends with its input', async (_what, words) => {
    const version = /"version": "(.*)"/.exec(readText('package.json'))?.[1] ?? engineVersion;
    const child = start(words);
    const request = {
      protocol: protocolVersion,
      module: version,
      command: 'serve',
      parameters: { profile: 'readonly' },
    };
    child.stdin?.write(`${JSON.stringify({ ...request, environment })}\n`);
    const document = await readDocument(child, 'listening');
    const [url = '', token = ''] = ['url', 'token'].map(
      (name) => new RegExp(`<S N="${name}">([^<]*)</S>`).exec(document)?.[1],
    );
    expect((await ask({ url, token, expiration: '' })).status).toBe(200);
    for (const fact of ['<S N="profile">readonly</S>', '<S N="region">ap-northeast-1</S>', ':role/ReadOnly</S>']) {
      expect(document).toContain(fact);
    }
    // Ctrl+C in the shell's terminal is for the program in front.
    child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await ask({ url, token, expiration: '' })).status).toBe(200);
    child.stdin?.end();
    expect(await endOf(child)).toBe(0);
  });

  it('ends the helper of a renewal that it no longer waits for', async () => {
    const [helper, began] = ['helper', 'began'].map((name) => join(folder, name)) as [string, string];
    const expiration = new Date(Date.now() + 600_000).toISOString();
    const answer = {
      Version: 1,
      AccessKeyId: 'ASIAMADEUP1234567890',
      SecretAccessKey: 'a/b',
      SessionToken: 'c',
      Expiration: expiration,
    };
    const script = [
      `const { existsSync, writeFileSync } = require('node:fs');`,
      `if (existsSync('${helper}.once')) { writeFileSync('${began}', String(process.pid)); setTimeout(Date, 60_000); }`,
      `else { writeFileSync('${helper}.once', ''); console.log('${JSON.stringify(answer)}'); }`,
    ];
    writeFileSync(helper, script.join('\n'));
    writeFileSync(
      environment['AWS_CONFIG_FILE'] ?? '',
      `[profile slow]\nregion = eu-west-1\ncredential_process = "${process.execPath}" "${helper}"\n`,
    );
    const { child, listening } = await serve('--profile', 'slow');
    const asked = ask(listening).catch(() => undefined);
    while (!existsSync(began)) await new Promise((resolve) => setTimeout(resolve, 20));
    child.stdin?.end();
    expect(await endOf(child)).toBe(0);
    await asked;
    const id = Number(readFileSync(began, 'utf8'));
    await expect.poll(() => isRunning(id)).toBe(false);
  });

  it('refuses keys that do not end, since SDKs want an end', async () => {
    const child = start(['serve', '--profile', 'base']);
    await expect(readLine(child)).rejects.toThrow('it ended');
    expect(child.exitCode).toBe(1);
  });
});

describe('clients of serve', () => {
  const variables = ({ url, token }: Listening) => ({
    HOME: folder,
    AWS_ENDPOINT_URL_STS: sts.url,
    AWS_DEFAULT_REGION: sample.region,
    AWS_CONTAINER_CREDENTIALS_FULL_URI: url,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
  });

  it('aws-cli takes its credentials from there, past the keys of the default profile as the warning says, and not without', async ({
    skip,
  }) => {
    if (!hasAws) skip('there is no `aws` on PATH');
    const { listening } = await serve('--profile', 'readonly');
    const words = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'];
    const env = variables(listening);
    expect(await runAws(words, { env })).toMatchObject({
      out: expect.stringContaining(':assumed-role/ReadOnly/'),
      err: '',
    });
    const own = join(folder, 'own-config');
    writeFileSync(
      own,
      '[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = s\n[profile plain]\nregion = eu-west-1\n',
    );
    const withKeys = { ...env, AWS_CONFIG_FILE: own };
    expect((await runAws(words, { env: withKeys })).err).toContain('InvalidClientTokenId');
    expect((await runAws(words, { env: { ...withKeys, AWS_PROFILE: 'plain' } })).out).toContain(
      ':assumed-role/ReadOnly/',
    );
  });

  it('botocore does, says when they end, and gets a new session in a long job when its own ends soon', async ({
    skip,
  }) => {
    if (missingOracle() !== null) skip('botocore is not here');
    // Less than 15 minutes are left from the first moment on, so botocore asks again at each use.
    const brief = ['--role-arn', sample.roles.readOnly, '--source-profile', 'base', '--duration-seconds', '900'];
    const [{ listening }, { listening: soon }] = [await serve('--profile', 'readonly'), await serve(...brief)];
    const script = [
      'import os, botocore.session',
      'c = botocore.session.Session().get_credentials()',
      "first = [c.method, c.access_key, c._expiry_time.strftime('%Y-%m-%dT%H:%M:%SZ')]",
      "os.environ['AWS_CONTAINER_CREDENTIALS_FULL_URI'], os.environ['AWS_CONTAINER_AUTHORIZATION_TOKEN'] = argument",
      's = botocore.session.Session()',
      'c = s.get_credentials()',
      "arns = [s.create_client('sts', config=None).get_caller_identity()['Arn'].split('/')[1] for _ in range(3)]",
      'answer = [*first, *arns, len({c.get_frozen_credentials().access_key for _ in range(3)})]',
    ].join('\n');
    const roles = ['ReadOnly', 'ReadOnly', 'ReadOnly'];
    expect(await askPython(script, [soon.url, soon.token], variables(listening))).toEqual([
      ...['container-role', expect.stringMatching(/^ASIA/), listening.expiration, ...roles, 3],
    ]);
  });

  it('this program itself does', async () => {
    const { listening } = await serve('--profile', 'readonly');
    Object.assign(environment, variables(listening));
    const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, ...rest } = environment;
    environment = rest;
    const line = await readLine(start(['identity']));
    expect(JSON.parse(line)).toMatchObject({ roleName: 'ReadOnly' });
  });
});

/** The first document of that type. */
function readDocument(child: ChildProcess, type: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      const found = text
        .split('\n')
        .find((line) => line.includes(`<S N="type">${type}</S>`) && line.endsWith('</Objs>'));
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => reject(new Error(`it ended, saying ${text}`)));
  });
}
