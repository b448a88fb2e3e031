import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ImdsOptions, type ImdsServer, startImds } from '../../../support/sts/imds.ts';
import { createSample, type Sample, startSts } from '../../../support/sts/index.ts';
import { callSigned } from '../../../support/sts/signed-call.ts';

const NOW = new Date('2026-03-04T05:06:07Z');
const CREDENTIALS = '/latest/meta-data/iam/security-credentials/';
let sample: Sample;
let imds: ImdsServer;

beforeEach(async () => {
  sample = createSample();
  await start({ roleArn: sample.roles.readOnly });
});
afterEach(() => imds.close());

async function start(options: Partial<ImdsOptions>): Promise<void> {
  imds = await startImds({ state: sample.world, clock: () => NOW, ...options });
}

async function restart(options: Partial<ImdsOptions>): Promise<void> {
  await imds.close();
  await start(options);
}

const put = (headers: Record<string, string>) => fetch(`${imds.url}/latest/api/token`, { method: 'PUT', headers });
const token = async (seconds = 60) => (await put({ 'x-aws-ec2-metadata-token-ttl-seconds': String(seconds) })).text();
const get = (path: string, value?: string) =>
  fetch(`${imds.url}${path}`, { headers: value === undefined ? {} : { 'x-aws-ec2-metadata-token': value } });

describe('the instance metadata', () => {
  it('hold credentials of the role that the STS takes', async () => {
    const value = await token();
    const name = await (await get(CREDENTIALS, value)).text();
    const answer = (await (await get(`${CREDENTIALS}${name}`, value)).json()) as Record<string, string>;
    expect(answer).toMatchObject({ Code: 'Success', Type: 'AWS-HMAC', Expiration: '2026-03-04T11:06:07Z' });
    const sts = await startSts({ state: sample.world, clock: () => NOW });
    const keys = {
      accessKeyId: answer['AccessKeyId'] ?? '',
      secretAccessKey: answer['SecretAccessKey'] ?? '',
      sessionToken: answer['Token'] ?? '',
    };
    const identity = await callSigned(sts.url, { Action: 'GetCallerIdentity' }, { keys, at: NOW });
    await sts.close();
    expect(identity.text('Arn')).toBe('arn:aws:sts::111122223333:assumed-role/ReadOnly/i-0123456789abcdef0');
  });

  it('tell the region', async () => {
    const value = await token();
    expect(await (await get('/latest/meta-data/placement/region', value)).text()).toBe('ap-northeast-1');
    const document = await (await get('/latest/dynamic/instance-identity/document', value)).json();
    expect(document).toMatchObject({ region: 'ap-northeast-1', accountId: '111122223333' });
  });

  it('are not read without a token, with a foreign one, or with one that has expired', async () => {
    const value = await token(60);
    imds.setClock(new Date(NOW.getTime() + 59_000));
    expect((await get(CREDENTIALS, value)).status).toBe(200);
    imds.setClock(new Date(NOW.getTime() + 60_000));
    const statuses = [await get(CREDENTIALS), await get(CREDENTIALS, 'foreign'), await get(CREDENTIALS, value)];
    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401]);
  });

  it('are read without a token where version 1 is allowed', async () => {
    await restart({ roleArn: sample.roles.readOnly, version1: true });
    expect([(await get(CREDENTIALS)).status, (await get(CREDENTIALS, 'foreign')).status]).toEqual([200, 401]);
  });

  it('hold no credentials when the instance has no role, nor for another role', async () => {
    expect((await get(`${CREDENTIALS}Admin`, await token())).status).toBe(404);
    await restart({});
    expect((await get(CREDENTIALS, await token())).status).toBe(404);
    expect((await get(`${CREDENTIALS}undefined`, await token())).status).toBe(404);
  });

  it('fail as they are told to, operation by operation', async () => {
    const value = await token();
    imds.addFault({ kind: 'reply', status: 500, operation: 'credentials' });
    expect((await get(CREDENTIALS, value)).status).toBe(200);
    expect((await get(`${CREDENTIALS}ReadOnly`, value)).status).toBe(500);
  });
});

describe('a token', () => {
  it.each([
    [{}, 400],
    [{ 'x-aws-ec2-metadata-token-ttl-seconds': '0' }, 400],
    [{ 'x-aws-ec2-metadata-token-ttl-seconds': '21601' }, 400],
    [{ 'x-aws-ec2-metadata-token-ttl-seconds': '60', 'x-forwarded-for': '10.0.0.1' }, 403],
  ])('is not made for the headers %j', async (headers, status) => {
    expect((await put(headers as Record<string, string>)).status).toBe(status);
  });

  it('is not recorded', async () => {
    const value = await token();
    await get(CREDENTIALS, value);
    expect(imds.calls.map(({ operation }) => operation)).toEqual(['token', 'role']);
    expect(JSON.stringify(imds.calls)).not.toContain(value);
  });
});
