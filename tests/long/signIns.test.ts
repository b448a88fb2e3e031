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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pause } from '../../src/net/exchange.ts';
import { builtEngine, outcomeOf, run, start } from '../engine/build/builtEngine.ts';
import { hasAws, runAws } from '../support/sts/aws-cli.ts';
import type { Listening } from '../support/sts/http.ts';
import { createSample, startSts } from '../support/sts/index.ts';
import { addSampleSso } from '../support/sts/sample-sso.ts';
import { startSignIn } from '../support/sts/sign-in.ts';
import { type SsoServer, startSso } from '../support/sts/sso.ts';
import { size } from './size.ts';

/** Sign-ins with the built engine, a real browser (at full size), signals, and the AWS CLI using the same files. */

const engine = builtEngine();

/** A browser takes as long as everything else here: in `npm test` a plain HTTP client follows the page instead. */
const wantsBrowser = size(0, 1) > 0;
const chromium = wantsBrowser ? findChromium() : undefined;
if (wantsBrowser && chromium === undefined)
  process.stderr.write('No browser signs in, but a plain client: there is no chromium on PATH.\n');

interface Place {
  readonly folder: string;
  readonly sso: SsoServer;
  readonly login: Listening;
  readonly environment: Readonly<Record<string, string>>;
  readonly tokenFile: string;
  readonly close: () => Promise<void>;
}

let place: Place;

async function openPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'awsrole-browser-'));
  const sample = createSample();
  const directory = addSampleSso(sample);
  const sts = await startSts({ state: sample.world });
  const sso = await startSso({ state: sample.world, directory });
  const user = sample.world.users.get(sample.userArn);
  if (user === undefined) throw new Error('The sample has no user.');
  const login = await startSignIn({ state: sample.world, user });
  mkdirSync(join(folder, '.aws'));
  const lines = [
    ...['[sso-session corp]', `sso_start_url = ${directory.startUrl}`, `sso_region = ${sample.region}`],
    ...['sso_registration_scopes = sso:account:access', '[default]', `region = ${sample.region}`, 'sso_session = corp'],
    ...['sso_account_id = 111122223333', 'sso_role_name = ViewOnly', '[profile me]'],
    ...[`region = ${sample.region}`, ''],
  ];
  writeFileSync(join(folder, '.aws', 'config'), lines.join('\n'));
  const name = createHash('sha1').update('corp').digest('hex');
  return {
    ...{ folder, sso, login },
    environment: {
      // With a display, `aws login` waits for the browser.
      ...{ HOME: folder, PATH: process.env['PATH'] ?? '', AWS_EC2_METADATA_DISABLED: 'true', DISPLAY: ':0' },
      ...{ AWS_ENDPOINT_URL_STS: sts.url, AWS_ENDPOINT_URL_SSO: sso.url, AWS_ENDPOINT_URL_SSO_OIDC: sso.url },
      AWS_ENDPOINT_URL_SIGNIN: login.url,
    },
    tokenFile: join(folder, '.aws', 'sso', 'cache', `${name}.json`),
    close: async () => {
      await Promise.all([sts.close(), sso.close(), login.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens one environment for the tests of a block, which run in sequence. */
function usePlace(): void {
  beforeAll(async () => {
    place = await openPlace();
  });
  afterAll(() => place.close());
}

const bySession = ['connect-sso', '--session', 'corp', '--no-browser'];
const byLogin = ['connect-login', '--profile', 'me'];

/** Starts a sign-in and waits for its page. */
async function signIn(...words: readonly string[]) {
  const child = start(engine, words, place);
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

describe('Ctrl+C in a sign-in', () => {
  usePlace();

  it.each([
    ['by PKCE', bySession, true],
    ['by a device code', [...bySession, '--use-device-code'], false],
    ['as `aws login` does', byLogin, true],
  ])('%s leaves no listener, no process and no token', async (_how, words, listens) => {
    const { child, ended, page } = await signIn(...words);
    const port = Number(/redirect_uri=http%3A%2F%2F127\.0\.0\.1%3A(\d+)/.exec(page)?.[1] ?? 0);
    expect(await isOpen(port)).toBe(listens);
    child.kill('SIGINT');
    await ended;
    expect(await isOpen(port)).toBe(false);
    expect(isRunning(child)).toBe(false);
    expect(existsSync(place.tokenFile)).toBe(false);
    expect(existsSync(join(place.folder, '.aws', 'login'))).toBe(false);
  });
});

/** Runs several engines at the same time, each of which gets its own credentials. */
const renewAll = (...words: readonly string[]) =>
  Promise.all(
    Array.from({ length: size(2, 12) }, () => run(engine, ['credential-process', '--no-cache', ...words], place)),
  );

describe('A sign-in by PKCE', () => {
  usePlace();

  it('is done once, in a browser, and the engine and the AWS CLI use its token', async () => {
    const { ended, page } = await signIn(...bySession);
    expect(await browse(page)).toContain('<h1>Signed in</h1>');
    const { code, stdout, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: `Open ${page}\n` });
    expect(JSON.parse(stdout)).toMatchObject({ session: 'corp', isRenewable: true });
    expect(place.sso.calls.map(({ operation }) => operation)).toEqual(['RegisterClient', 'Authorize', 'CreateToken']);

    expect(statSync(place.tokenFile).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(place.tokenFile, 'utf8'))).toMatchObject({ accessToken: expect.any(String) });
    const ours = await run(engine, ['identity'], place);
    expect(JSON.parse(ours.stdout)).toMatchObject({ account: '111122223333' });
    if (!hasAws) return;
    const { out, err } = await runAws(['sts', 'get-caller-identity', '--output', 'json'], { env: place.environment });
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ Account: '111122223333' });
  }, 120_000);

  it.each([
    ['before', 0],
    ['behind', 100],
  ])(
    'that is over is renewed once, by a refresh token that is good once, by many engines that begin %s aws-cli, and none of them asks for a sign-in',
    async (_when, milliseconds) => {
      endFile(join(place.folder, '.aws', 'sso', 'cache'), ({ refreshToken }) => refreshToken !== undefined);
      const before = place.sso.calls.length;
      const theirs = hasAws ? runAws(['sts', 'get-caller-identity'], { env: place.environment }) : undefined;
      await pause(milliseconds);
      const ours = await renewAll();
      expect(ours.map(({ stderr }) => stderr)).toEqual(ours.map(() => ''));
      // The AWS CLI does not lock: if it comes second, it may fail (aws/aws-cli#10628).
      await theirs;
      const renewals = place.sso.calls.slice(before).filter(({ operation }) => operation === 'CreateToken');
      expect(renewals.filter(({ error }) => error === undefined)).toHaveLength(1);
      expect((await run(engine, ['identity'], place)).code).toBe(0);
    },
    60_000,
  );
});

describe('A sign-in like `aws login`', () => {
  usePlace();

  it('is renewed only once by many engines after its expiration', async () => {
    const { ended, page } = await signIn(...byLogin);
    await fetch(page);
    await ended;
    endFile(join(place.folder, '.aws', 'login', 'cache'), () => true);
    const ours = await renewAll('--profile', 'me');
    expect(ours.map(({ stderr }) => stderr)).toEqual(ours.map(() => ''));
    expect(place.login.calls.filter(({ operation }) => operation === 'CreateOAuth2Token')).toHaveLength(2);
  }, 60_000);
});

/** Sets the expiration in the AWS CLI's token file of a sign-in to the past. */
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

function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return names.find((name) => spawnSync(name, ['--version'], { timeout: 30_000 }).status === 0);
}

/** The final text of the page. */
async function browse(url: string): Promise<string> {
  if (chromium === undefined) return (await fetch(url)).text();
  // A sandbox does not work as root.
  const own = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  const words = [...own, `--user-data-dir=${place.folder}/browser`, '--dump-dom', url];
  const env = { ...process.env, HOME: place.folder };
  return (await outcomeOf(spawn(chromium, words, { env, stdio: ['ignore', 'pipe', 'ignore'] }))).stdout;
}
