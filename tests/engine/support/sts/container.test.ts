import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ContainerOptions, type ContainerServer, startContainer } from '../../../support/sts/container.ts';
import { createSample, type Sample, startSts } from '../../../support/sts/index.ts';
import { callSigned } from '../../../support/sts/signed-call.ts';

const NOW = new Date('2026-03-04T05:06:07Z');
let sample: Sample;
let container: ContainerServer;

beforeEach(async () => {
  sample = createSample();
  await start({});
});
afterEach(() => container.close());

async function start(options: Partial<ContainerOptions>): Promise<void> {
  container = await startContainer({
    state: sample.world,
    roleArn: sample.roles.readOnly,
    clock: () => NOW,
    ...options,
  });
}

const get = (authorization?: string, url = container.credentialsUrl) =>
  fetch(url, { headers: authorization === undefined ? {} : { authorization } });

describe('the container endpoint', () => {
  it('gives credentials that the STS takes to whoever has the token', async () => {
    const answer = (await (await get(container.token)).json()) as Record<string, string>;
    expect(answer).toMatchObject({ RoleArn: sample.roles.readOnly, Expiration: '2026-03-04T06:06:07Z' });
    const sts = await startSts({ state: sample.world, clock: () => NOW });
    const keys = {
      accessKeyId: answer['AccessKeyId'] ?? '',
      secretAccessKey: answer['SecretAccessKey'] ?? '',
      sessionToken: answer['Token'] ?? '',
    };
    const identity = await callSigned(sts.url, { Action: 'GetCallerIdentity' }, { keys, at: NOW });
    await sts.close();
    expect(identity.text('Arn')).toMatch(/assumed-role\/ReadOnly\/container$/);
  });

  it.each([undefined, '', 'wrong'])('refuses the token %j', async (token) => {
    expect((await get(token)).status).toBe(401);
  });

  it('asks for no token where none is set', async () => {
    await container.close();
    await start({ token: undefined });
    expect((await get()).status).toBe(200);
  });

  it('asks for the new token once it was changed', async () => {
    const old = container.token;
    container.setToken('next');
    expect([(await get(old)).status, (await get('next')).status]).toEqual([401, 200]);
  });

  it('serves one path only', async () => {
    expect((await get(container.token, `${container.url}/`)).status).toBe(404);
  });

  it('records neither token nor credentials', async () => {
    const answer = (await (await get(container.token)).json()) as Record<string, string>;
    const record = JSON.stringify(container.calls);
    expect(container.calls[0]).toMatchObject({ operation: 'credentials', caller: sample.roles.readOnly });
    expect(record).not.toContain(container.token);
    expect(record).not.toContain(answer['SecretAccessKey']);
  });
});
