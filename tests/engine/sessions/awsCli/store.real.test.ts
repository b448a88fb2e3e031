import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWindows, type Windows } from '../../../support/session/windows.ts';
import { hasAws, runAws } from '../../../support/sts/aws-cli.ts';
import { freshCode } from '../../../support/sts/index.ts';

const title = hasAws ? 'aws-cli and this program' : 'aws-cli and this program (skipped: there is no `aws` on PATH)';

let windows: Windows;
beforeEach(async () => {
  windows = await openWindows();
});
afterEach(() => windows.close());

const cacheFolder = () => join(windows.home, '.aws', 'cli', 'cache');
const cacheFiles = () => readdirSync(cacheFolder()).map((name) => join(cacheFolder(), name));
const roleCalls = () => windows.sts.calls.filter(({ operation }) => operation === 'AssumeRole').length;

/** Who a profile is to the AWS CLI, with a code or without one. */
async function askAws(profile: string, code = ''): Promise<{ readonly arn: string; readonly key: string | undefined }> {
  const words = ['sts', 'get-caller-identity', '--output', 'json', '--profile', profile];
  const { out, err } = await runAws(words, { input: code, env: windows.environment });
  if (out === '') throw new Error(err);
  return { arn: JSON.parse(out).Arn, key: windows.sts.calls.at(-1)?.accessKeyId };
}

function addProfile(name: string, lines: readonly string[]): void {
  appendFileSync(windows.environment['AWS_CONFIG_FILE'] ?? '', [`\n[profile ${name}]`, ...lines, ''].join('\n'));
}

describe.skipIf(!hasAws)(title, { timeout: 120_000 }, () => {
  it('need one code for both: aws-cli goes on with our session', async () => {
    const ours = await windows.runHere('dev');
    expect(await askAws('dev')).toEqual({ arn: ours.arn, key: ours.accessKeyId });
    expect(roleCalls()).toBe(1);
  });

  it('need one code for both: we go on with aws-cli\u2019s session, also the next time', async () => {
    const theirs = await askAws('dev', freshCode(windows.sample));
    for (const _ of [1, 2]) {
      expect(await windows.runHere('dev')).toMatchObject({
        arn: theirs.arn,
        accessKeyId: theirs.key,
        from: ['not-needed', 'store'],
      });
    }
    expect([roleCalls(), windows.prompts()]).toEqual([1, []]);
  });

  it('share every hop of a chain, either way', async () => {
    const ours = await windows.runHere('audit');
    expect(await askAws('audit')).toEqual({ arn: ours.arn, key: ours.accessKeyId });
    expect((await askAws('dev')).arn).toContain(':assumed-role/Developer/');
    expect(roleCalls()).toBe(2);
  });

  it.each<[string, readonly string[]]>([
    ['external ID and device', ['external_id = example-external-id']],
    ['session name', ['role_session_name = me@example.com', 'external_id = example-external-id']],
    ['duration', ['duration_seconds = 1800', 'external_id = example-external-id']],
  ])('name the file alike for a role with %s', async (_, lines) => {
    const { sample, sts } = windows;
    addProfile('special', [
      `role_arn = ${sample.roles.admin}`,
      'source_profile = base',
      `mfa_serial = ${sample.mfaSerial}`,
      `region = ${sample.region}`,
      `endpoint_url = ${sts.url}`,
      ...lines,
    ]);
    const ours = await windows.runHere('special');
    expect(await askAws('special')).toEqual({ arn: ours.arn, key: ours.accessKeyId });
    expect([roleCalls(), cacheFiles().length]).toEqual([1, 1]);
  });

  it('leave files of the same content, but for the order', async () => {
    await windows.runHere('readonly');
    const ours = readCache();
    const { mode } = statSync(cacheFiles()[0] ?? '');
    await runAws(['sts', 'get-caller-identity', '--profile', 'dev'], {
      input: freshCode(windows.sample),
      env: windows.environment,
    });
    const [other] = cacheFiles()
      .map((path) => JSON.parse(readFileSync(path, 'utf8')))
      .filter((entry) => entry.Credentials.AccessKeyId !== ours.Credentials.AccessKeyId);
    expect(Object.keys(ours).sort()).toEqual(
      Object.keys(other)
        .filter((name) => name !== 'PackedPolicySize')
        .sort(),
    );
    expect(Object.keys(ours.Credentials).sort()).toEqual(Object.keys(other.Credentials).sort());
    expect(ours.Credentials.Expiration).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(mode & 0o777).toBe(0o600);
  });

  it('do not share where another profile has the same role from another source', async () => {
    const { sample, sts } = windows;
    const common = [`role_arn = ${sample.roles.readOnly}`, `region = ${sample.region}`, `endpoint_url = ${sts.url}`];
    addProfile('elsewhere', [...common, 'source_profile = dev']);
    const theirs = await askAws('readonly');
    const ours = await windows.runHere('readonly');
    expect(ours.accessKeyId).not.toBe(theirs.key);
    expect(ours.told.join('\n')).toContain('profile "elsewhere" has the same role from another source');
    expect((await askAws('readonly')).key).toBe(theirs.key);
  });

  it('leave a torn file to aws-cli, and go on without it', async () => {
    await windows.runHere('readonly');
    const [path = ''] = cacheFiles();
    writeFileSync(path, '{"Credentials": {"AccessK');
    expect((await windows.runHere('readonly', { cache: { refresh: true } })).error).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('{"Credentials": {"AccessK');
  });

  it('each renew for the other when less is left than aws-cli wants', async () => {
    const ours = await windows.runHere('readonly');
    const [path = ''] = cacheFiles();
    const soon = new Date(Date.now() + 14 * 60_000).toISOString().replace(/\.\d+Z/, 'Z');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"Expiration":"[^"]*"/, `"Expiration":"${soon}"`));
    const theirs = await askAws('readonly');
    expect(theirs.key).not.toBe(ours.accessKeyId);
    expect((await windows.runHere('readonly')).accessKeyId).toBe(ours.accessKeyId);
    expect((await windows.runHere('readonly', { cache: { refresh: true } })).accessKeyId).toBe(
      (await askAws('readonly')).key,
    );
  });
});

function readCache() {
  return JSON.parse(readFileSync(cacheFiles()[0] ?? '', 'utf8'));
}
