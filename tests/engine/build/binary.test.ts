import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createSample,
  renderSampleFiles,
  type Sample,
  type StsServer,
  startSts,
  writeSampleFiles,
} from '../../support/sts/index.ts';
import { createTestTls } from '../../support/sts/tls.ts';
import { builtEngine, type Outcome, outcomeOf, run, start } from './builtEngine.ts';

/*
 * What a person's or an attacker's variables may do to the built engine: nothing. Each variable that Node or OpenSSL
 * obeys is set to something hostile, and the engine must answer, write and say what it does without.
 */

const engine = builtEngine();
const folder = mkdtempSync(join(tmpdir(), 'awsrole-binary-'));
/** What Node may write a trace into. */
const traces = join(folder, 'traces');
mkdirSync(traces);
const hostileScript = join(folder, 'hostile.cjs');
const hostileOpenSsl = join(folder, 'openssl.cnf');
const authority = join(folder, 'ca.pem');

interface World {
  readonly sample: Sample;
  readonly sts: StsServer;
  readonly environment: Record<string, string>;
}

let plain: World;
let untrusted: World;
let answer: Outcome;
let refusal: Outcome;

beforeAll(async () => {
  const tls = await createTestTls();
  writeFileSync(authority, tls.ca);
  writeFileSync(hostileScript, "require('node:fs').writeFileSync('loaded', ''); console.log('loaded');");
  writeFileSync(hostileOpenSsl, hostileProvider(join(folder, 'no-such-module.so')));
  plain = await openWorld('http');
  untrusted = await openWorld('https', { key: tls.key, cert: tls.cert });
  answer = await identify(plain);
  refusal = await identify(untrusted);
});

afterAll(async () => {
  await plain.sts.close();
  await untrusted.sts.close();
  rmSync(folder, { recursive: true, force: true });
});

const hostile: readonly { readonly name: string; readonly value: string }[] = [
  { name: 'NODE_OPTIONS', value: `--require=${hostileScript}` },
  { name: 'NODE_OPTIONS', value: '--inspect=127.0.0.1:0' },
  { name: 'NODE_OPTIONS', value: '--no-such-option' },
  { name: 'NODE_OPTIONS', value: '--use-openssl-ca' },
  { name: 'NODE_DEBUG', value: 'http,https,net,tls,stream,module,child_process,timer' },
  { name: 'NODE_TLS_REJECT_UNAUTHORIZED', value: '0' },
  { name: 'NODE_PATH', value: folder },
  { name: 'NODE_ICU_DATA', value: '/nonexistent' },
  { name: 'NODE_REDIRECT_WARNINGS', value: join(traces, 'warnings') },
  { name: 'NODE_PENDING_DEPRECATION', value: '1' },
  { name: 'NODE_NO_WARNINGS', value: '1' },
  { name: 'NODE_PRESERVE_SYMLINKS_MAIN', value: '1' },
  { name: 'NODE_USE_SYSTEM_CA', value: '1' },
  { name: 'NODE_USE_ENV_PROXY', value: '1' },
  { name: 'OPENSSL_CONF', value: hostileOpenSsl },
  { name: 'OPENSSL_MODULES', value: folder },
  { name: 'OPENSSL_ENGINES', value: folder },
  { name: 'AWSROLE_NODE_VARIABLES', value: '[["NODE_DEBUG","http"]]' },
  { name: 'AWSROLE_NODE_VARIABLES', value: '{' },
];

describe('the built engine', () => {
  it('knows its version', async () => {
    const { code, stdout } = await run(engine, ['version'], { environment: plain.environment, folder: traces });
    const manifest: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${manifest.version}\n` });
  });

  it('says that there is no space for its answer, and not that it is a defect', async (context) => {
    if (!existsSync('/dev/full')) context.skip('this system has no device that is always full');
    const surroundings = { environment: plain.environment, folder: traces };
    const { code, stderr } = await run('/bin/sh', ['-c', '"$0" profiles > /dev/full', engine], surroundings);
    expect({ code, error: JSON.parse(stderr).error.code }).toEqual({ code: 1, error: 'WriteFailed' });
  });

  it('signs a call that the STS accepts', () => {
    expect(answer.code).toBe(0);
    expect(JSON.parse(answer.stdout)).toMatchObject({ arn: plain.sample.userArn });
  });

  it('refuses a server whose certificate nobody vouches for', () => {
    expect(refusal.code).toBe(1);
    expect(JSON.parse(refusal.stderr)).toMatchObject({ error: { code: 'NetworkUnreachable' } });
  });

  it.concurrent.each(hostile)('answers the same whatever $name is ($value)', async ({ name, value }) => {
    expect(await identify(plain, { [name]: value })).toEqual(answer);
    expect(await identify(untrusted, { [name]: value })).toEqual(refusal);
  });

  it('left no file behind and sent an untrusted server nothing, all the while', () => {
    expect(readdirSync(traces)).toEqual([]);
    expect(untrusted.sts.calls).toEqual([]);
  });

  it.each(['NODE_V8_COVERAGE', 'NODE_COMPILE_CACHE'])('writes no secret where %s lets Node write', async (name) => {
    expect(await identify(plain, { [name]: traces })).toEqual(answer);
    expect(readAll(traces).filter((text) => text.includes(plain.sample.secretAccessKey))).toEqual([]);
  });

  it('says no secret where NODE_DEBUG_NATIVE lets Node speak before the engine does', async () => {
    const outcome = await identify(plain, { NODE_DEBUG_NATIVE: 'SEA,CRYPTO,CODE_CACHE,HTTP' });
    expect(outcome).toMatchObject({ code: 0, stdout: answer.stdout });
    expect(outcome.stderr).not.toContain(plain.sample.secretAccessKey);
  });

  // These name whom a machine trusts, to every program on it; the module does not hand them on.
  it.each(['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'])('trusts whom %s names', async (name) => {
    expect(await identify(untrusted, { [name]: authority })).toMatchObject({ code: 0, stderr: '' });
  });

  it('gives the variables it starts without to the helper programs it runs', async () => {
    const helper = join(folder, 'helper.cjs');
    writeFileSync(helper, printCredentials);
    const profile = `[profile helped]\ncredential_process = "${process.execPath}" "${helper}"\n`;
    const config = join(folder, 'helped');
    writeFileSync(config, profile.replaceAll('\\', '\\\\'));
    const environment = { ...plain.environment, AWS_CONFIG_FILE: config, NODE_DEBUG: 'nothing' };
    const { stdout } = await run(engine, ['assume', '--profile', 'helped'], { environment, folder: traces });
    expect(JSON.parse(stdout)).toMatchObject({ credentials: { sessionToken: 'NODE_DEBUG=nothing' } });
  });
});

describe.skipIf(process.platform === 'win32')('the built engine on SIGUSR1', () => {
  it('opens no debugger and goes on', async () => {
    const child = start(engine, ['dialogue'], { environment: plain.environment, folder: traces });
    const outcome = outcomeOf(child);
    await sleep(300);
    child.kill('SIGUSR1');
    await sleep(300);
    child.stdin?.end('not a request\n');
    expect(await outcome).toMatchObject({ code: 2, stderr: '' });
  });
});

describe('a Node without what the build bakes in', () => {
  it('obeys OPENSSL_CONF, so the case above tries something', async () => {
    const environment = { ...plain.environment, OPENSSL_CONF: hostileOpenSsl };
    const words = ['-e', "require('node:tls').createSecureContext()"];
    const { code } = await run(process.execPath, words, { environment, folder: traces });
    expect(code).not.toBe(0);
  });

  it('obeys NODE_DEBUG and NODE_TLS_REJECT_UNAUTHORIZED, so the cases above try something', async () => {
    const script = `require('node:https').get('${untrusted.sts.url}', (a) => { console.log(a.statusCode); a.resume(); });`;
    const environment = { ...plain.environment, NODE_DEBUG: 'https,http', NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const { stdout, stderr } = await run(process.execPath, ['-e', script], { environment, folder: traces });
    expect(stdout).toMatch(/^\d{3}$/m);
    expect(stderr).toMatch(/^HTTP /m);
  });
});

function identify({ environment }: World, variables: Record<string, string> = {}): Promise<Outcome> {
  const words = ['identity', '--profile', 'base'];
  return run(engine, words, { environment: { ...environment, ...variables }, folder: traces });
}

function readAll(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
}

async function openWorld(name: string, tls?: { key: string; cert: string }): Promise<World> {
  const sample = createSample();
  const sts = await startSts({ state: sample.world, ...(tls ? { tls } : {}) });
  const files = await writeSampleFiles(join(folder, name), renderSampleFiles(sample, { sts: sts.url }));
  const environment = {
    HOME: join(folder, name),
    USERPROFILE: join(folder, name),
    PATH: process.env['PATH'] ?? '',
    ...(process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] ?? '' } : {}),
    AWS_CONFIG_FILE: files.configFile,
    AWS_SHARED_CREDENTIALS_FILE: files.credentialsFile,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return { sample, sts, environment };
}

/** Makes OpenSSL load a program of the attacker's, which ends any Node that obeys it: there is no such file. */
function hostileProvider(module: string): string {
  const sections = [
    '[all]',
    'providers = each',
    '[each]',
    'hostile = one',
    '[one]',
    `module = ${module}`,
    'activate = 1',
  ];
  return ['nodejs_conf = all', 'openssl_conf = all', ...sections, ''].join('\n');
}

const printCredentials = `console.log(JSON.stringify({
  Version: 1, AccessKeyId: 'AKIAHELPER', SecretAccessKey: 'secret',
  SessionToken: 'NODE_DEBUG=' + process.env.NODE_DEBUG, Expiration: new Date(Date.now() + 3600_000).toISOString(),
}));`;
