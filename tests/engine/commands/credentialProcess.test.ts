import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialProcess } from '../../../src/commands/credentialProcess.ts';
import { obtainSession } from '../../../src/commands/shared/obtainSession.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';
import { hasAws, runAws } from '../../support/sts/aws-cli.ts';
import { freshCode, openSampleHome, renderSampleFiles, type Sample, type StsServer } from '../../support/sts/index.ts';
import { builtEngine, type Outcome, outcomeOf, run } from '../build/builtEngine.ts';

const engine = builtEngine();
let folder: string;
let sample: Sample;
let sts: StsServer;
let environment: Record<string, string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'awsrole-process-'));
  const command = (profile: string) => `credential_process = "${engine}" credential-process --profile ${profile}\n`;
  ({ sample, sts, environment } = await openSampleHome(folder, {}, (text, stsUrl) => ({
    ...text,
    config: [
      text.config,
      `[profile "it's a role"]\nrole_arn = arn:aws:iam::111122223333:role/ReadOnly\nsource_profile = base\nregion = ap-northeast-1\nendpoint_url = ${stsUrl}\n`,
      `[profile sdk-dev]\nregion = ap-northeast-1\nendpoint_url = ${stsUrl}\n${command('dev')}`,
      `[profile ring-a]\n${command('ring-b')}`,
      `[profile ring-b]\n${command('ring-a')}`,
    ].join('\n'),
  })));
});
afterEach(async () => {
  await sts.close();
  rmSync(folder, { recursive: true, force: true });
});

/** In a session of its own there is no terminal. Standard input stays open, and nothing comes from it. */
function ask(words: readonly string[]): Promise<Outcome> {
  const child = spawn(engine, ['credential-process', ...words], { detached: true, cwd: folder, env: environment });
  return outcomeOf(child).finally(() => child.stdin.destroy());
}

const calls = () => sts.calls.filter(({ operation }) => operation === 'AssumeRole').length;

describe('credential-process', () => {
  it('answers what SDKs take, and again without a call', async () => {
    const first = await ask(['--profile', 'readonly']);
    expect(JSON.parse(first.stdout)).toEqual({
      Version: 1,
      AccessKeyId: expect.stringMatching(/^ASIA/),
      SecretAccessKey: expect.any(String),
      SessionToken: expect.any(String),
      Expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      AccountId: '111122223333',
    });
    expect((await ask(['--profile', 'readonly'])).stdout).toBe(first.stdout);
    expect(calls()).toBe(1);
  });

  it('fails at once where a code is needed and there is no terminal', async () => {
    const start = performance.now();
    const { code, stdout, stderr } = await ask(['--profile', 'dev']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'MfaRequired', target: sample.mfaSerial } });
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('does not start itself without end, by itself or by another profile', async () => {
    const { code, stderr } = await ask(['--profile', 'ring-a']);
    expect(code).toBe(1);
    expect(stderr).toContain('refers back to itself');
    const environment = { AWSROLE_PROCESS_CHAIN: '["itself"]' };
    expect(await credentialProcess.run({ profile: 'itself' }, fakeCommandEdges({ environment }))).toMatchObject({
      error: { code: 'ProfileCycle', message: expect.stringContaining('"itself" → "itself"') },
    });
  });

  it('asks at the terminal, and answers nothing but the JSON on standard output', async ({ skip }) => {
    if (spawnSync('script', ['--version']).status !== 0) skip('script(1), which makes a terminal, is not here');
    const output = join(folder, 'output');
    const line = `'${engine}' credential-process --profile dev < /dev/null > '${output}' 2> /dev/null`;
    const child = spawn('script', ['-qec', line, '/dev/null'], { env: environment });
    let shown = '';
    child.stdout.on('data', (chunk) => {
      shown += chunk;
      if (shown.endsWith(': ')) child.stdin.write(`${freshCode(sample)}\r`);
    });
    await new Promise((resolve) => child.once('close', resolve));
    expect(shown).toContain(`MFA code for dev (${sample.mfaSerial}): `);
    expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({ Version: 1 });
  });
});

describe('what credential-process takes of the cache', () => {
  const open = () => {
    const { config, credentials } = renderSampleFiles(sample, { sts: sts.url });
    let time = new Date();
    const files = { '/home/me/.aws/config': config, '/home/me/.aws/credentials': credentials };
    const edges = fakeCommandEdges({ now: () => time, files });
    return {
      edges,
      answer: async (parameters: object) => {
        const answer = await credentialProcess.run(parameters, edges);
        return answer.ok ? answer.value : expect.unreachable(answer.error.message);
      },
      pass: (minutes: number) => {
        time = new Date(time.getTime() + minutes * 60_000);
        sts.setClock(time);
      },
    };
  };

  it('is left alone with --no-cache, and renewed with --refresh', async () => {
    const { answer, pass } = open();
    const first = await answer({ profile: 'readonly' });
    expect(await answer({ profile: 'readonly', noCache: true })).not.toEqual(first);
    expect(await answer({ profile: 'readonly' })).toEqual(first);
    expect(calls()).toBe(2);
    pass(1);
    expect(await answer({ profile: 'readonly', refresh: true })).not.toEqual(first);
    expect(calls()).toBe(3);
  });

  it('is renewed by itself in its last minutes, and served on where that needs a person', async () => {
    const { answer, edges, pass } = open();
    const first = await answer({ profile: 'readonly' });
    await obtainSession({ profile: 'dev', tokenCode: freshCode(sample) }, edges);
    pass(46);
    expect(await answer({ profile: 'readonly' })).not.toEqual(first);
    expect(calls()).toBe(3);
    expect(await answer({ profile: 'dev' })).toMatchObject({ AccountId: '111122223333' });
    expect(calls()).toBe(3);
  });

  it('is nothing for keys that do not end, which have neither a token nor an expiration', async () => {
    const members = Object.keys((await open().answer({ profile: 'base' })) ?? {});
    expect(members).toEqual(['Version', 'AccessKeyId', 'SecretAccessKey']);
  });
});

describe.skipIf(!hasAws)(hasAws ? 'aws-cli' : 'aws-cli (skipped: there is no `aws` on PATH)', () => {
  const whoAmI = (profile: string) =>
    runAws(['sts', 'get-caller-identity', '--profile', profile, '--output', 'json'], { env: environment });

  it('takes a profile whose credential_process this is, as registered, also for a name that needs quotes', async () => {
    await run(engine, ['register-process', '--profile', "it's a role", '--as', 'for aws'], { environment, folder });
    const { out, err } = await whoAmI('for aws');
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ Arn: expect.stringContaining(':assumed-role/ReadOnly/') });
  });

  it('shows why there are no credentials', async () => {
    expect((await whoAmI('sdk-dev')).err).toContain('MfaRequired');
  });
});
