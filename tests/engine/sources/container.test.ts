import { afterEach, describe, expect, it } from 'vitest';
import { runContainer } from '../../../src/sources/container.ts';
import { type ContainerOptions, type ContainerServer, startContainer } from '../../support/sts/container.ts';
import { createSample } from '../../support/sts/index.ts';
import { findClosedPort } from '../net/rawServer.ts';
import { type Given, makeTools, reveal } from './tools.ts';

const uri = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const tokenVariable = 'AWS_CONTAINER_AUTHORIZATION_TOKEN';
const tokenFile = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE';
let server: ContainerServer;

afterEach(() => server?.close());

async function start(options: Partial<ContainerOptions> = {}): Promise<void> {
  const sample = createSample();
  server = await startContainer({ state: sample.world, roleArn: sample.roles.readOnly, ...options });
}

async function ask(environment: Record<string, string>, given: Given = {}, now = () => new Date()) {
  const edges = { environment: { [uri]: server.credentialsUrl, ...environment }, now };
  const tools = makeTools({ ...given, edges });
  return reveal(await runContainer(tools));
}

const session = {
  accessKeyId: expect.stringMatching(/^ASIA/),
  sessionToken: expect.any(String),
  expiration: expect.any(Date),
};

it('takes the credentials without a token where none is set', async () => {
  await start({ token: undefined });
  expect(await ask({})).toMatchObject(session);
});

it('shows the token of the variable', async () => {
  await start({ token: 'Bearer abc' });
  expect(await ask({ [tokenVariable]: 'Bearer abc' })).toMatchObject(session);
});

it('reads the token file anew each time, and before the variable', async () => {
  await start({ token: 'fresh' });
  const environment = { [tokenVariable]: 'stale', [tokenFile]: '/token' };
  expect(await ask(environment, { files: { '/token': 'fresh\n' } })).toMatchObject(session);
});

it('goes straight to this machine, though a proxy is set', async () => {
  await start({ token: undefined });
  expect(await ask({ HTTP_PROXY: 'http://127.0.0.1:1' })).toMatchObject(session);
});

it('asks again when the service is busy', async () => {
  await start({ token: undefined });
  server.addFault({ kind: 'throttle', times: 2 });
  expect(await ask({})).toMatchObject(session);
});

it.each([
  ['knows nothing yet', { kind: 'reply', status: 404, times: 2 }],
  ['has only half an answer', { kind: 'garbage', body: '{"Acc', times: 2 }],
] as const)('asks again when the service %s', async (_what, fault) => {
  await start({ token: undefined });
  server.addFault(fault);
  expect(await ask({})).toMatchObject(session);
});

it('refuses credentials that have ended', async () => {
  await start({ token: undefined });
  const later = () => new Date(Date.now() + 24 * 3_600_000);
  const error = await ask({}, {}, later);
  expect(error).toMatchObject({ code: 'CredentialsExpired', message: expect.stringContaining('endpoint returned') });
});

describe('fails as SourceFailed, without the token, when', () => {
  it.each<readonly [what: string, environment: Record<string, string>, files: Record<string, string>, words: RegExp]>([
    ['the token is refused', { [tokenVariable]: 's3cr3t' }, {}, /HTTP 401/],
    ['the token has a line break', { [tokenVariable]: 's3cr3t\r\nHost: evil' }, {}, /line break/],
    ['the token file is not there', { [tokenFile]: '/none' }, {}, /\/none cannot be read/],
    [
      'the token of the file has a control character',
      { [tokenFile]: '/token' },
      { '/token': 's3cr3t\u0000' },
      /line break/,
    ],
  ])('%s', async (_what, environment, files, words) => {
    await start();
    const error = await ask(environment, { files });
    expect(error).toMatchObject({ code: 'SourceFailed', message: expect.stringMatching(words) });
    expect(JSON.stringify(error)).not.toContain('s3cr3t');
  });

  it.each<readonly [what: string, body: string, words: RegExp]>([
    ['the answer is not JSON', '<html>', /not JSON/],
    [
      'the answer has no secret',
      '{"AccessKeyId":"A","Token":"t","Expiration":"2030-01-01T00:00:00Z"}',
      /SecretAccessKey/,
    ],
    ['the answer has no end', '{"AccessKeyId":"A","SecretAccessKey":"s3cr3t","Token":"t"}', /Expiration/],
  ])('%s', async (_what, body, words) => {
    await start({ token: undefined });
    server.addFault({ kind: 'garbage', body });
    const error = await ask({});
    expect(error).toMatchObject({ code: 'SourceFailed', message: expect.stringMatching(words) });
    expect(JSON.stringify(error)).not.toContain('s3cr3t');
  });

  it('the service redirects, which could carry the token elsewhere', async () => {
    await start();
    server.addFault({ kind: 'redirect', location: 'http://127.0.0.1:1/' });
    expect(await ask({ [tokenVariable]: 's3cr3t' })).toMatchObject({
      code: 'SourceFailed',
      message: expect.stringContaining('HTTP 30'),
    });
    expect(server.calls).toHaveLength(1);
  });
});

it('fails before any call when the endpoint is not allowed', async () => {
  await start();
  expect(await ask({ [uri]: 'http://example.com/', [tokenVariable]: 's3cr3t' })).toMatchObject({
    code: 'SourceFailed',
    target: uri,
  });
});

it('names the endpoint when nobody listens there', async () => {
  await start();
  expect(await ask({ [uri]: `http://127.0.0.1:${await findClosedPort()}/` })).toMatchObject({
    code: 'NetworkUnreachable',
    message: expect.stringContaining('refused (3 attempts)'),
  });
});
