import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pause } from '../../src/net/exchange.ts';
import { builtEngine, type Outcome, outcomeOf, run, start } from '../engine/build/builtEngine.ts';
import { hasAws, runAws } from '../support/sts/aws-cli.ts';
import type { Listening } from '../support/sts/http.ts';
import { createSample, type Sample, type StsServer, startSts } from '../support/sts/index.ts';
import { addSampleSso } from '../support/sts/sample-sso.ts';
import { startSignIn } from '../support/sts/sign-in.ts';
import { type SsoServer, startSso } from '../support/sts/sso.ts';
import { size } from './size.ts';

/** Sign-ins by the engine as it is shipped, with a real browser, signals, and the AWS CLI at the same files. */

const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version'], { timeout: 30_000 }).status === 0,
);
const engine = builtEngine();
let folder: string;
let sample: Sample;
let sts: StsServer;
let sso: SsoServer;
let login: Listening;
let environment: Record<string, string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'awsrole-browser-'));
  sample = createSample();
  const directory = addSampleSso(sample);
  sts = await startSts({ state: sample.world });
  sso = await startSso({ state: sample.world, directory });
  const user = sample.world.users.get(sample.userArn);
  if (user === undefined) throw new Error('The sample has no user.');
  login = await startSignIn({ state: sample.world, user });
  mkdirSync(join(folder, '.aws'));
  const lines = [
    ...['[sso-session corp]', `sso_start_url = ${directory.startUrl}`, `sso_region = ${sample.region}`],
    ...['sso_registration_scopes = sso:account:access', '[default]', `region = ${sample.region}`, 'sso_session = corp'],
    ...['sso_account_id = 111122223333', 'sso_role_name = ViewOnly', '[profile me]'],
    ...[`region = ${sample.region}`, ''],
  ];
  writeFileSync(join(folder, '.aws', 'config'), lines.join('\n'));
  environment = {
    ...{ HOME: folder, PATH: process.env['PATH'] ?? '', AWS_EC2_METADATA_DISABLED: 'true' },
    ...{ AWS_ENDPOINT_URL_STS: sts.url, AWS_ENDPOINT_URL_SSO: sso.url, AWS_ENDPOINT_URL_SSO_OIDC: sso.url },
    AWS_ENDPOINT_URL_SIGNIN: login.url,
  };
});
afterEach(async () => {
  await Promise.all([sts.close(), sso.close(), login.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const tokenFile = () => {
  const name = createHash('sha1').update('corp').digest('hex');
  return join(folder, '.aws', 'sso', 'cache', `${name}.json`);
};

const bySession = ['connect-sso', '--session', 'corp'];

/** A sign-in that has shown its page. */
async function signIn(...words: readonly string[]) {
  const child = start(engine, words, { environment, folder });
  const ended = outcomeOf(child);
  const page = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
      const url = /^Open (\S+)/m.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('close', () => reject(new Error(said)));
  });
  return { child, ended, page };
}

describe.skipIf(chromium === undefined)(
  chromium === undefined ? 'A real browser (skipped: there is no chromium on PATH)' : 'A real browser',
  () => {
    it('signs in once by PKCE, and the token serves this program and aws-cli', async () => {
      const { ended, page } = await signIn(...bySession, '--no-browser');
      const browser = await browse(page);
      const { code, stdout, stderr } = await ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: `Open ${page}\n` });
      expect(JSON.parse(stdout)).toMatchObject({ session: 'corp', isRenewable: true });
      expect(browser.stdout).toContain('<h1>Signed in</h1>');
      expect(sso.calls.map(({ operation }) => operation)).toEqual(['RegisterClient', 'Authorize', 'CreateToken']);

      expect(statSync(tokenFile()).mode & 0o777).toBe(0o600);
      expect(JSON.parse(readFileSync(tokenFile(), 'utf8'))).toMatchObject({ accessToken: expect.any(String) });
      const ours = await run(engine, ['identity'], { environment, folder });
      expect(JSON.parse(ours.stdout)).toMatchObject({ account: '111122223333' });
      if (!hasAws) return;
      const { out, err } = await runAws(['sts', 'get-caller-identity', '--output', 'json'], { env: environment });
      expect(err).toBe('');
      expect(JSON.parse(out)).toMatchObject({ Account: '111122223333' });
    }, 120_000);
  },
);

describe('Ctrl+C in a sign-in', () => {
  it.each([
    ['by PKCE', [...bySession, '--no-browser'], true],
    ['by a device code', [...bySession, '--use-device-code', '--no-browser'], false],
    ['as `aws login` does', ['connect-login', '--profile', 'me'], true],
  ])('%s leaves no listener, no process and no token', async (_how, words, listens) => {
    environment = { ...environment, DISPLAY: ':0' };
    const { child, ended, page } = await signIn(...words);
    const port = Number(/redirect_uri=http%3A%2F%2F127\.0\.0\.1%3A(\d+)/.exec(page)?.[1] ?? 0);
    expect(await isOpen(port)).toBe(listens);
    child.kill('SIGINT');
    await ended;
    expect(await isOpen(port)).toBe(false);
    expect(isRunning(child)).toBe(false);
    expect(existsSync(tokenFile())).toBe(false);
    expect(existsSync(join(folder, '.aws', 'login'))).toBe(false);
  });
});

describe('A sign-in that is over, with a refresh token that is good once', () => {
  /** So many engines at once, each for keys of its own. */
  const renewAll = (...words: readonly string[]) =>
    Promise.all(
      Array.from({ length: size(4, 12) }, () =>
        run(engine, ['credential-process', '--no-cache', ...words], { environment, folder }),
      ),
    );

  it.each([
    ['before', 0],
    ['behind', 100],
  ])(
    'is renewed once by many engines that begin %s aws-cli, and none of them asks for a sign-in',
    async (_when, milliseconds) => {
      const { ended, page } = await signIn(...bySession, '--no-browser');
      await fetch(page);
      await ended;
      endFile(join(folder, '.aws', 'sso', 'cache'), ({ refreshToken }) => refreshToken !== undefined);
      if (hasAws) await runAws(['--version'], { env: environment });
      const theirs = hasAws ? runAws(['sts', 'get-caller-identity'], { env: environment }) : undefined;
      await pause(milliseconds);
      const ours = await renewAll();
      expect(ours.map(({ stderr }) => stderr)).toEqual(ours.map(() => ''));
      // The AWS CLI takes no lock: where it comes second, it may lose (aws/aws-cli#10628).
      await theirs;
      const renewals = sso.calls.filter(({ operation }) => operation === 'CreateToken').slice(1);
      expect(renewals.filter(({ error }) => error === undefined)).toHaveLength(1);
      expect((await run(engine, ['identity'], { environment, folder })).code).toBe(0);
    },
    60_000,
  );

  it('of `aws login` is renewed once by many engines', async () => {
    environment = { ...environment, DISPLAY: ':0' };
    const { ended, page } = await signIn('connect-login', '--profile', 'me');
    await fetch(page);
    await ended;
    endFile(join(folder, '.aws', 'login', 'cache'), () => true);
    const ours = await renewAll('--profile', 'me');
    expect(ours.map(({ stderr }) => stderr)).toEqual(ours.map(() => ''));
    expect(login.calls.filter(({ operation }) => operation === 'CreateOAuth2Token')).toHaveLength(2);
  }, 60_000);
});

/** Sets back the end in the AWS CLI's file of a sign-in. */
function endFile(place: string, isIt: (document: Record<string, unknown>) => boolean): void {
  for (const name of readdirSync(place).filter((one) => one.endsWith('.json'))) {
    const path = join(place, name);
    const text = readFileSync(path, 'utf8');
    if (!isIt(JSON.parse(text))) continue;
    writeFileSync(path, text.replace(/"expiresAt": ?"[^"]*"/, '"expiresAt": "2020-01-01T00:00:00Z"'));
  }
}

function isOpen(port: number): Promise<boolean> {
  if (port === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).once('error', () => resolve(false));
  });
}

function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  if (exitCode === null && signalCode === null) return true;
  try {
    return process.kill(pid ?? 0, 0);
  } catch {
    return false;
  }
}

/** As root it takes no sandbox. */
function browse(url: string): Promise<Outcome> {
  const own = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    `--user-data-dir=${folder}/browser`,
  ];
  const env = { ...process.env, HOME: folder };
  return outcomeOf(spawn(chromium ?? '', [...own, '--dump-dom', url], { env, stdio: ['ignore', 'pipe', 'ignore'] }));
}
