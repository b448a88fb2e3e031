import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasAws, runAws } from '../../support/sts/aws-cli.ts';
import { freshCode, openSampleHome, type Sample, type StsServer } from '../../support/sts/index.ts';
import { builtEngine, type Outcome, outcomeOf } from '../build/builtEngine.ts';

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
      `[profile sdk]\nregion = ap-northeast-1\nendpoint_url = ${stsUrl}\n${command('readonly')}`,
      `[profile sdk-dev]\nregion = ap-northeast-1\nendpoint_url = ${stsUrl}\n${command('dev')}`,
      `[profile itself]\n${command('itself')}`,
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
  it('answers what SDKs take, again without a call, leaves it alone with --no-cache, and renews it with --refresh', async () => {
    const first = await ask(['--profile', 'readonly']);
    expect((await ask(['--profile', 'readonly', '--no-cache'])).stdout).not.toBe(first.stdout);
    const second = await ask(['--profile', 'readonly']);
    expect(JSON.parse(first.stdout)).toEqual({
      Version: 1,
      AccessKeyId: expect.stringMatching(/^ASIA/),
      SecretAccessKey: expect.any(String),
      SessionToken: expect.any(String),
      Expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      AccountId: '111122223333',
    });
    expect(second.stdout).toBe(first.stdout);
    expect(calls()).toBe(2);
    expect((await ask(['--profile', 'readonly', '--refresh'])).stdout).not.toBe(first.stdout);
    expect(calls()).toBe(3);
  });

  it('leaves out what keys that do not end do not have', async () => {
    const { stdout } = await ask(['--profile', 'base']);
    expect(Object.keys(JSON.parse(stdout))).toEqual(['Version', 'AccessKeyId', 'SecretAccessKey']);
  });

  it('renews a session in its last minutes by itself', async () => {
    const words = ['--role-arn', sample.roles.readOnly, '--source-profile', 'base', '--duration-seconds', '900'];
    expect((await ask(words)).stdout).not.toBe((await ask(words)).stdout);
  });

  it('serves a session in its last minutes on where renewing it needs a person', async () => {
    const words = ['--profile', 'dev', '--duration-seconds', '900'];
    const code = ['--token-code', freshCode(sample)];
    await outcomeOf(spawn(engine, ['assume', ...words, ...code], { cwd: folder, env: environment }));
    const { code: exitCode, stdout, stderr } = await ask(words);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ AccountId: '111122223333' });
    expect(calls()).toBe(1);
  });

  it('fails at once where a code is needed and there is no terminal', async () => {
    const start = performance.now();
    const { code, stdout, stderr } = await ask(['--profile', 'dev']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'MfaRequired', target: sample.mfaSerial } });
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it.each(['itself', 'ring-a'])('does not start itself without end for the profile %s', async (profile) => {
    const { code, stderr } = await ask(['--profile', profile]);
    expect(code).toBe(1);
    expect(stderr).toContain('leads back to itself');
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

describe.skipIf(!hasAws)(hasAws ? 'aws-cli' : 'aws-cli (skipped: there is no `aws` on PATH)', () => {
  const whoAmI = (profile: string) =>
    runAws(['sts', 'get-caller-identity', '--profile', profile, '--output', 'json'], { env: environment });

  it('takes a profile whose credential_process this is', async () => {
    const { out, err } = await whoAmI('sdk');
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ Arn: expect.stringContaining(':assumed-role/ReadOnly/') });
  });

  it('shows why there are no credentials', async () => {
    expect((await whoAmI('sdk-dev')).err).toContain('MfaRequired');
  });
});
