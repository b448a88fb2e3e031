import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasAws, runAws } from '../../../support/sts/aws-cli.ts';
import { startContainer } from '../../../support/sts/container.ts';
import type { Listening } from '../../../support/sts/http.ts';
import { startIam } from '../../../support/sts/iam.ts';
import { startImds } from '../../../support/sts/imds.ts';
import {
  renderSampleFiles,
  type Sample,
  type StsServer,
  startSampleSts,
  writeSampleFiles,
} from '../../../support/sts/index.ts';
import { addSampleSso } from '../../../support/sts/sample-sso.ts';
import { callSigned } from '../../../support/sts/signed-call.ts';
import { startSso } from '../../../support/sts/sso.ts';

const TITLE = hasAws ? 'aws-cli takes its keys from' : 'aws-cli (skipped: there is no `aws` on PATH)';

let folder: string;
let sample: Sample;
let sts: StsServer;
const others: Listening[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'awsrole-awscli-'));
  ({ sample, sts } = await startSampleSts());
});
afterEach(async () => {
  await Promise.all([sts, ...others.splice(0)].map((server) => server.close()));
  await rm(folder, { recursive: true });
});

const aws = (args: readonly string[], env: Record<string, string>) =>
  runAws([...args, '--output', 'json'], {
    env: {
      HOME: folder,
      AWS_CONFIG_FILE: join(folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
      AWS_ENDPOINT_URL_STS: sts.url,
      AWS_DEFAULT_REGION: sample.region,
      ...env,
    },
  });

async function whoAmI(env: Record<string, string>): Promise<string> {
  const { out, err } = await aws(['sts', 'get-caller-identity'], { AWS_EC2_METADATA_DISABLED: 'true', ...env });
  return out === '' ? err : (JSON.parse(out) as { Arn: string }).Arn;
}

describe.skipIf(!hasAws)(TITLE, () => {
  it('the instance metadata', async () => {
    const imds = await startImds({ state: sample.world, roleArn: sample.roles.readOnly });
    others.push(imds);
    const arn = await whoAmI({ AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: imds.url });
    expect(arn).toBe('arn:aws:sts::111122223333:assumed-role/ReadOnly/i-0123456789abcdef0');
    expect(imds.calls.map(({ operation }) => operation)).toEqual(['token', 'role', 'credentials']);
  });

  it('a container', async () => {
    const container = await startContainer({ state: sample.world, roleArn: sample.roles.readOnly });
    others.push(container);
    const arn = await whoAmI({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: container.credentialsUrl,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: container.token ?? '',
    });
    expect(arn).toBe('arn:aws:sts::111122223333:assumed-role/ReadOnly/container');
  });

  it('IAM Identity Center, and renews the token for it', async () => {
    const directory = addSampleSso(sample);
    const sso = await startSso({ state: sample.world, directory });
    others.push(sso);
    await writeSampleFiles(folder, renderSampleFiles(sample, { sts: sts.url, sso: sso.url }, { directory }));
    await writeTokenFile(sso.url, sso.issueToken().refreshToken, directory.startUrl);
    const arn = await whoAmI({ AWS_PROFILE: 'sso', AWS_DEFAULT_PROFILE: 'sso' });
    expect(arn).toBe(
      'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_ViewOnly_0123456789abcdef/alice@example.com',
    );
    expect(sso.calls.map(({ operation }) => operation)).toEqual([
      'RegisterClient',
      'CreateToken',
      'GetRoleCredentials',
    ]);
  });

  /** A token as `aws sso login` left it, which has expired in the meantime. */
  async function writeTokenFile(url: string, refreshToken: string, startUrl: string): Promise<void> {
    const body = { clientName: 'test', clientType: 'public', scopes: ['sso:account:access'] };
    const registered = await fetch(`${url}/client/register`, { method: 'POST', body: JSON.stringify(body) });
    const client = (await registered.json()) as Record<string, string>;
    const cache = join(folder, '.aws', 'sso', 'cache');
    await mkdir(cache, { recursive: true });
    const file = `${createHash('sha1').update('example').digest('hex')}.json`;
    const token = {
      startUrl,
      region: sample.region,
      accessToken: 'expired',
      expiresAt: '2020-01-01T00:00:00Z',
      clientId: client['clientId'],
      clientSecret: client['clientSecret'],
      registrationExpiresAt: '2099-01-01T00:00:00Z',
      refreshToken,
    };
    await writeFile(join(cache, file), JSON.stringify(token));
  }

  it('a key pair that IAM made', async () => {
    const iam = await startIam({ state: sample.world });
    others.push(iam);
    const env = { AWS_ENDPOINT_URL_IAM: iam.url };
    const own = { AWS_ACCESS_KEY_ID: sample.accessKeyId, AWS_SECRET_ACCESS_KEY: sample.secretAccessKey };
    const made = await aws(['iam', 'create-access-key'], { ...env, ...own });
    const { AccessKey } = JSON.parse(made.out) as { AccessKey: Record<string, string> };
    const next = {
      AWS_ACCESS_KEY_ID: AccessKey['AccessKeyId'] ?? '',
      AWS_SECRET_ACCESS_KEY: AccessKey['SecretAccessKey'] ?? '',
    };
    expect(await whoAmI(next)).toBe(sample.userArn);
    await aws(['iam', 'delete-access-key', '--access-key-id', sample.accessKeyId], { ...env, ...next });
    const listed = await aws(['iam', 'list-access-keys'], { ...env, ...next });
    expect(JSON.parse(listed.out)).toMatchObject({
      AccessKeyMetadata: [{ AccessKeyId: next.AWS_ACCESS_KEY_ID, Status: 'Active', UserName: 'alice' }],
    });
    const refused = await callSigned(
      sts.url,
      { Action: 'GetCallerIdentity' },
      { keys: { accessKeyId: sample.accessKeyId, secretAccessKey: sample.secretAccessKey } },
    );
    expect(refused.text('Code')).toBe('InvalidClientTokenId');
  });
});
