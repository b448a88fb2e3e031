import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AwsOutcome, hasAws, runAws } from '../../../support/sts/aws-cli.ts';
import {
  freshCode,
  openSampleHome,
  type Sample,
  type StsOptions,
  type StsServer,
  signJwt,
} from '../../../support/sts/index.ts';
import { createTestTls } from '../../../support/sts/tls.ts';
import { matchingStep } from '../../../support/sts/totp.ts';

const TITLE = hasAws ? 'aws-cli' : 'aws-cli (skipped: there is no `aws` on PATH)';

let folder: string;
let sample: Sample;
let sts: StsServer;
let environment: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'awsrole-awscli-'));
  await start();
});
afterEach(async () => {
  await sts.close();
  await rm(folder, { recursive: true });
});

async function start(options: StsOptions = {}): Promise<void> {
  ({ sample, sts, environment } = await openSampleHome(folder, options));
}

async function restart(options: StsOptions): Promise<void> {
  await sts.close();
  await start(options);
}

const aws = (
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
) => runAws(args, { input, env: { ...environment, ...env } });

const whoAmI = (profile: string, input = '') =>
  aws(['sts', 'get-caller-identity', '--output', 'json', '--profile', profile], { input });

const arnIn = ({ out, err }: AwsOutcome): string => (out === '' ? err : JSON.parse(out).Arn);

describe.skipIf(!hasAws)(TITLE, () => {
  it('assumes a role with an MFA code, and a further one in another account from there', async () => {
    expect(arnIn(await whoAmI('dev', freshCode(sample)))).toMatch(
      /^arn:aws:sts::111122223333:assumed-role\/Developer\//,
    );
    expect(arnIn(await whoAmI('audit'))).toMatch(/^arn:aws:sts::444455556666:assumed-role\/Auditor\//);
  });

  it('is refused a used code, and sends the external ID with a fresh one', async () => {
    const used = freshCode(sample);
    const step = matchingStep(sample.mfaSeed, used, new Date());
    sample.world.devices.get(sample.mfaSerial)?.usedSteps.add(step ?? 0);
    const refused = await whoAmI('admin', used);
    expect([refused.exit, refused.err]).toEqual([255, expect.stringContaining('with invalid MFA one time pass code')]);
    expect(arnIn(await whoAmI('admin', freshCode(sample)))).toMatch(/assumed-role\/Admin\//);
    expect(sts.calls.at(-1)?.operation).toBe('GetCallerIdentity');
    expect(sts.calls.at(-2)?.parameters).toMatchObject({ ExternalId: sample.externalId });
  });

  it('is refused with a wrong secret', async () => {
    const env = { AWS_ACCESS_KEY_ID: sample.accessKeyId, AWS_SECRET_ACCESS_KEY: 'wrong', AWS_ENDPOINT_URL: sts.url };
    const { exit, err } = await aws(['sts', 'get-caller-identity', '--region', 'us-east-1'], { env });
    expect([exit, err]).toEqual([255, expect.stringContaining('(SignatureDoesNotMatch)')]);
  });

  it('uses the keys that its own assume-role command printed, from the environment', async () => {
    const role = ['--role-arn', sample.roles.readOnly, '--role-session-name', 'from-cli', '--output', 'json'];
    const answer = await aws(['sts', 'assume-role', '--profile', 'readonly', ...role], {
      env: { AWS_PROFILE: 'base' },
    });
    const { Credentials } = JSON.parse(answer.out) as { Credentials: Record<string, string> };
    const env = {
      AWS_ACCESS_KEY_ID: Credentials['AccessKeyId'] ?? '',
      AWS_SECRET_ACCESS_KEY: Credentials['SecretAccessKey'] ?? '',
      AWS_SESSION_TOKEN: Credentials['SessionToken'] ?? '',
      AWS_ENDPOINT_URL: sts.url,
      AWS_DEFAULT_REGION: 'eu-central-1',
    };
    const identity = await aws(['sts', 'get-caller-identity', '--output', 'json'], { env });
    expect(arnIn(identity)).toBe('arn:aws:sts::111122223333:assumed-role/ReadOnly/from-cli');
    expect(sts.calls.at(-1)?.region).toBe('eu-central-1');
  });

  it('trusts the test CA over HTTPS', async () => {
    const tls = await createTestTls();
    await restart({ tls });
    await writeFile(join(folder, 'ca.pem'), tls.ca);
    environment['AWS_CA_BUNDLE'] = join(folder, 'ca.pem');
    expect(arnIn(await whoAmI('base'))).toBe(sample.userArn);
  });

  it('overcomes throttling', async () => {
    await restart({ faults: [{ kind: 'throttle', times: 1 }] });
    expect(arnIn(await whoAmI('base'))).toBe(sample.userArn);
    expect(sts.calls).toHaveLength(2);
  });

  it('assumes a role with a web identity', async () => {
    const role = 'arn:aws:iam::111122223333:role/Web';
    const issuer = { url: 'https://id.example.com', audiences: ['sts'], key: 'secret', algorithm: 'HS256' } as const;
    sample.world.issuers.set(issuer.url, issuer);
    const readOnly = sample.world.roles.get(sample.roles.readOnly);
    if (readOnly === undefined) throw new Error('the sample has that role');
    const federated = [{ issuer: issuer.url, audience: 'sts', subject: 'me' }];
    sample.world.roles.set(role, { ...readOnly, arn: role, name: 'Web', trust: { principals: [], federated } });
    const token = signJwt({ iss: issuer.url, aud: 'sts', sub: 'me', exp: Date.now() / 1000 + 60 }, 'HS256', 'secret');
    await writeFile(join(folder, 'token'), token);
    const env = {
      AWS_ROLE_ARN: role,
      AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, 'token'),
      AWS_ROLE_SESSION_NAME: 'web',
      AWS_ENDPOINT_URL: sts.url,
      AWS_DEFAULT_REGION: 'us-east-1',
    };
    const identity = await aws(['sts', 'get-caller-identity', '--output', 'json'], { env });
    expect(arnIn(identity)).toBe('arn:aws:sts::111122223333:assumed-role/Web/web');
  });
});
