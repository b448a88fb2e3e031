import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineVersion, protocolVersion } from '../../../src/dialogue/version.ts';
import { askPythonWithBotocore, missingBotocore } from '../../support/askBotocore.ts';
import { isRunning } from '../../support/isRunning.ts';
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

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'awsrole-serve-'));
  ({ sample, sts, environment } = await openSampleHome(folder));
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await sts.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(words: readonly string[], variables = environment): ChildProcess {
  const child = spawn(builtEngine(), words, { cwd: folder, env: variables, stdio: ['pipe', 'pipe', 'ignore'] });
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

interface Served {
  readonly child: ChildProcess;
  readonly listening: Listening;
}

async function serve(words: readonly string[], variables = environment): Promise<Served> {
  const child = start(['serve', ...words], variables);
  return { child, listening: JSON.parse(await readLine(child)) };
}

const ask = ({ url, token }: Listening) => fetch(url, { headers: { authorization: token } });

/** What `end` ends answers no one any more. */
async function expectEnd({ child, listening }: Served, end: (child: ChildProcess) => void): Promise<void> {
  end(child);
  expect(await endOf(child)).toBe(0);
  await expect(ask(listening)).rejects.toThrow('fetch failed');
}

/** What makes SDKs and aws-cli ask it. */
const variablesOf = ({ url, token }: Listening) => ({
  HOME: folder,
  AWS_ENDPOINT_URL_STS: sts.url,
  AWS_DEFAULT_REGION: sample.region,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: url,
  AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
});

describe('serve', () => {
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

  it('ends when SIGINT comes, with the helper of a renewal that it no longer waits for', async () => {
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
    const config = join(folder, 'slow-config');
    writeFileSync(
      config,
      `[profile slow]\nregion = eu-west-1\ncredential_process = "${process.execPath}" "${helper}"\n`,
    );
    const { child, listening } = await serve(['--profile', 'slow'], { ...environment, AWS_CONFIG_FILE: config });
    const asked = ask(listening).catch(() => undefined);
    while (!existsSync(began)) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
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

describe('serve with a session in its last minutes', () => {
  let served: Served;
  beforeAll(async () => {
    // Less than 15 minutes are left from the first moment on.
    const brief = ['--role-arn', sample.roles.readOnly, '--source-profile', 'base', '--duration-seconds', '900'];
    served = await serve(brief);
  });

  it('renews it', async () => {
    const askForKey = async () => ((await (await ask(served.listening)).json()) as { AccessKeyId: string }).AccessKeyId;
    const first = await askForKey();
    expect(first).toMatch(/^ASIA/);
    expect(await askForKey()).not.toBe(first);
  });

  it('lets botocore have a new one at each use in a long job', async ({ skip }) => {
    if (missingBotocore() !== null) skip('botocore is not here');
    const script = [
      'import botocore.session',
      's = botocore.session.Session()',
      'c = s.get_credentials()',
      "arns = [s.create_client('sts', config=None).get_caller_identity()['Arn'].split('/')[1] for _ in range(3)]",
      'answer = [*arns, len({c.get_frozen_credentials().access_key for _ in range(3)})]',
    ].join('\n');
    const answer = await askPythonWithBotocore(script, variablesOf(served.listening));
    expect(answer).toEqual(['ReadOnly', 'ReadOnly', 'ReadOnly', 3]);
  });

  it('ends when SIGTERM comes', () => expectEnd(served, (child) => child.kill('SIGTERM')));
});

describe('serve with a session of an hour', () => {
  let served: Served;
  let env: Record<string, string>;
  beforeAll(async () => {
    served = await serve(['--profile', 'readonly']);
    env = variablesOf(served.listening);
  });

  it('aws-cli takes its credentials from there, past the keys of the default profile as the warning says, and not without', async ({
    skip,
  }) => {
    if (!hasAws) skip('there is no `aws` on PATH');
    const words = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'];
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

  it('botocore does, and says when they end', async ({ skip }) => {
    if (missingBotocore() !== null) skip('botocore is not here');
    const script = [
      'import botocore.session',
      'c = botocore.session.Session().get_credentials()',
      "answer = [c.method, c.access_key, c._expiry_time.strftime('%Y-%m-%dT%H:%M:%SZ')]",
    ].join('\n');
    const { expiration } = served.listening;
    expect(await askPythonWithBotocore(script, env)).toEqual([
      'container-role',
      expect.stringMatching(/^ASIA/),
      expiration,
    ]);
  });

  it('this program itself does', async () => {
    const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, ...rest } = environment;
    const line = await readLine(start(['identity'], { ...rest, ...env }));
    expect(JSON.parse(line)).toMatchObject({ roleName: 'ReadOnly' });
  });

  it('ends when its standard input ends', () => expectEnd(served, (child) => child.stdin?.end()));
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
