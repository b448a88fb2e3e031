import { afterEach, describe, expect, it } from 'vitest';
import type { InstanceHop } from '../../../src/plan/sources/instance.ts';
import { runInstance } from '../../../src/sources/instance.ts';
import { type ImdsOptions, type ImdsServer, startImds } from '../../support/sts/imds.ts';
import { createSample } from '../../support/sts/index.ts';
import { findClosedPort } from '../net/rawServer.ts';
import { makeTools, reveal } from './tools.ts';

const usual: InstanceHop = {
  kind: 'instance',
  profile: null,
  endpoint: '',
  timeoutSeconds: 1,
  attempts: null,
  provenance: {},
};
let server: ImdsServer;

afterEach(() => server?.close());

async function start(options: Partial<ImdsOptions> = {}): Promise<void> {
  const sample = createSample();
  server = await startImds({ state: sample.world, roleArn: sample.roles.readOnly, ...options });
}

const ask = async (hop: Partial<InstanceHop> = {}, environment: Record<string, string> = {}, now = new Date()) =>
  reveal(
    await runInstance(
      { ...usual, endpoint: server.url, ...hop },
      makeTools({ edges: { environment, now: () => now } }),
    ),
  );

it("takes the credentials of the instance's role, by a token, in three calls", async () => {
  await start();
  expect(await ask()).toMatchObject({
    accessKeyId: expect.stringMatching(/^ASIA/),
    sessionToken: expect.any(String),
    expiration: expect.any(Date),
  });
  expect(server.calls.map(({ operation }) => operation)).toEqual(['token', 'role', 'credentials']);
});

it('goes straight to the service, though a proxy is set', async () => {
  await start();
  expect(await ask({}, { HTTP_PROXY: 'http://127.0.0.1:1' })).toMatchObject({ accessKeyId: expect.any(String) });
});

it.each([
  ['fails', { kind: 'reply', status: 500, times: 2 }],
  ['cannot be read', { kind: 'garbage', body: '{', times: 2 }],
] as const)('asks again when an answer %s', async (_what, fault) => {
  await start();
  server.addFault({ ...fault, operation: 'credentials' });
  expect(await ask()).toMatchObject({ accessKeyId: expect.any(String) });
});

it('asks again for what is not found only as often as is set, else not at all', async () => {
  await start();
  server.addFault({ kind: 'reply', status: 404, operation: 'role', times: 1 });
  expect(await ask()).toMatchObject({ code: 'CredentialsNotFound' });
  server.addFault({ kind: 'reply', status: 404, operation: 'role', times: 2 });
  expect(await ask({ attempts: 3 })).toMatchObject({ accessKeyId: expect.any(String) });
});

describe('fails', () => {
  it('as CredentialsNotFound, after one try, when there is no service', async () => {
    await start();
    const origin = `http://127.0.0.1:${await findClosedPort()}`;
    expect(await ask({ endpoint: origin })).toMatchObject({ code: 'CredentialsNotFound', target: origin });
  });

  it('as CredentialsNotFound when the instance has no role', async () => {
    await start({ roleArn: 'arn:aws:iam::111122223333:role/None' });
    expect(await ask()).toMatchObject({ code: 'CredentialsNotFound', message: 'This EC2 instance has no role.' });
  });

  it('when the service gives no token, and does not go on without, as version 1 would', async () => {
    await start({ version1: true });
    server.addFault({ kind: 'reply', status: 403, operation: 'token' });
    expect(await ask()).toMatchObject({ code: 'SourceFailed', message: expect.stringContaining('HTTP 403') });
    expect(server.calls).toHaveLength(1);
  });

  it.each([
    ['is empty', ''],
    ['has a control character', 'to\u0007ken'],
  ])('when the token %s', async (_what, body) => {
    await start();
    server.addFault({ kind: 'garbage', body, operation: 'token' });
    expect(await ask()).toMatchObject({ code: 'SourceFailed', message: expect.stringContaining('it is empty') });
  });

  it.each([
    ['is an error', '{"Code":"AssumeRoleUnauthorizedAccess","Message":"no"}', 'AssumeRoleUnauthorizedAccess: no'],
    ['is not JSON', 'oops', 'not JSON'],
    [
      'has no token',
      '{"Code":"Success","AccessKeyId":"A","SecretAccessKey":"s","Expiration":"2030-01-01T00:00:00Z"}',
      'Token',
    ],
  ])('when the document %s', async (_what, body, words) => {
    await start();
    server.addFault({ kind: 'garbage', body, operation: 'credentials' });
    expect(await ask()).toMatchObject({ code: 'SourceFailed', message: expect.stringContaining(words) });
  });

  it('when the service does not answer within the second that a machine off EC2 should wait', async () => {
    await start();
    server.addFault({ kind: 'hang' });
    expect(await ask()).toMatchObject({ code: 'CredentialsNotFound' });
  });

  it('when its credentials have ended', async () => {
    await start();
    const error = await ask({}, {}, new Date(Date.now() + 24 * 3_600_000));
    expect(error).toMatchObject({
      code: 'CredentialsExpired',
      message: expect.stringContaining('metadata service returned'),
    });
  });

  it('after three attempts, or as many as are set, when it answers with an error', async () => {
    await start();
    server.addFault({ kind: 'reply', status: 500, operation: 'role' });
    expect(await ask()).toMatchObject({ code: 'SourceFailed', message: expect.stringContaining('HTTP 500') });
    expect(server.calls).toHaveLength(4);
    expect(await ask({ attempts: 1 })).toMatchObject({ code: 'SourceFailed' });
    expect(server.calls).toHaveLength(6);
  });
});
