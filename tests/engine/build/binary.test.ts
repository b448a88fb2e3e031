import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtEngine, type Outcome, outcomeOf, run, start } from './builtEngine.ts';
import { type EngineWorld, openEngineWorld } from './engineWorld.ts';

const engine = builtEngine();
let world: EngineWorld;
let answer: Outcome;

beforeAll(async () => {
  world = await openEngineWorld();
  answer = await world.identify(world.plain);
});
afterAll(() => world.close());

describe('the built engine', () => {
  it('knows its version', async () => {
    const { code, stdout } = await run(engine, ['version'], surroundings());
    const manifest: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${manifest.version}\n` });
  });

  it('says that there is no space for its answer, and not that it is a defect', async (context) => {
    if (!existsSync('/dev/full')) context.skip('this system has no device that is always full');
    const { code, stderr } = await run('/bin/sh', ['-c', '"$0" profiles > /dev/full', engine], surroundings());
    expect({ code, error: JSON.parse(stderr).error.code }).toEqual({ code: 1, error: 'WriteFailed' });
  });

  it('says in words that its answer cannot be written for whatever reason', (context) => {
    if (platform() !== 'linux') context.skip('only Linux has a file that gives EIO');
    // The first page of a process is never there.
    const broken = openSync('/proc/self/mem', 'r+');
    const { environment: env, folder: cwd } = surroundings();
    const { status, stderr } = spawnSync(engine, ['profiles'], { env, cwd, stdio: ['ignore', broken, 'pipe'] });
    closeSync(broken);
    const { error } = JSON.parse(String(stderr));
    expect({ status, code: error.code }).toEqual({ status: 1, code: 'WriteFailed' });
    expect(error.message).toContain('(EIO)');
  });

  it('signs a call that the STS accepts', () => {
    expect(answer.code).toBe(0);
    expect(JSON.parse(answer.stdout)).toMatchObject({ arn: world.plain.sample.userArn });
  });

  it('refuses a server whose certificate nobody vouches for', async () => {
    const refusal = await world.identify(world.untrusted);
    expect(refusal.code).toBe(1);
    expect(JSON.parse(refusal.stderr)).toMatchObject({ error: { code: 'NetworkUnreachable' } });
  });

  it('writes no secret where NODE_V8_COVERAGE and NODE_COMPILE_CACHE let Node write', async () => {
    const { identify, plain, traces } = world;
    expect(await identify(plain, { NODE_V8_COVERAGE: traces, NODE_COMPILE_CACHE: traces })).toEqual(answer);
    expect(readAll(traces).filter((text) => text.includes(plain.sample.secretAccessKey))).toEqual([]);
  });

  it('says no secret where NODE_DEBUG_NATIVE lets Node speak before the engine does', async () => {
    const outcome = await world.identify(world.plain, { NODE_DEBUG_NATIVE: 'SEA,CRYPTO,CODE_CACHE,HTTP' });
    expect(outcome).toMatchObject({ code: 0, stdout: answer.stdout });
    expect(outcome.stderr).not.toContain(world.plain.sample.secretAccessKey);
  });

  // These name whom a machine trusts, to every program on it; the module does not hand them on.
  it.each(['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'])('trusts whom %s names', async (name) => {
    expect(await world.identify(world.untrusted, { [name]: world.authority })).toMatchObject({ code: 0, stderr: '' });
  });

  it('gives the variables it starts without to the helper programs it runs', async () => {
    const helper = join(world.folder, 'helper.cjs');
    writeFileSync(helper, printCredentials);
    const profile = `[profile helped]\ncredential_process = "${process.execPath}" "${helper}"\n`;
    const config = join(world.folder, 'helped');
    writeFileSync(config, profile.replaceAll('\\', '\\\\'));
    const variables = { AWS_CONFIG_FILE: config, NODE_DEBUG: 'nothing' };
    const { stdout } = await run(engine, ['assume', '--profile', 'helped'], surroundings(variables));
    expect(JSON.parse(stdout)).toMatchObject({ credentials: { sessionToken: 'NODE_DEBUG=nothing' } });
  });
});

describe.skipIf(process.platform === 'win32')('the built engine on SIGUSR1', () => {
  it('opens no debugger and goes on', async () => {
    const child = start(engine, ['dialogue'], surroundings());
    const outcome = outcomeOf(child);
    await sleep(300);
    child.kill('SIGUSR1');
    await sleep(300);
    child.stdin?.end('not a request\n');
    expect(await outcome).toMatchObject({ code: 2, stderr: '' });
  });
});

function surroundings(variables: Readonly<Record<string, string>> = {}) {
  return { environment: { ...world.plain.environment, ...variables }, folder: world.traces };
}

function readAll(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
}

const printCredentials = `console.log(JSON.stringify({
  Version: 1, AccessKeyId: 'AKIAHELPER', SecretAccessKey: 'secret',
  SessionToken: 'NODE_DEBUG=' + process.env.NODE_DEBUG, Expiration: new Date(Date.now() + 3600_000).toISOString(),
}));`;
