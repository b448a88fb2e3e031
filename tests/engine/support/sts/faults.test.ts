import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createSample,
  type FaultRule,
  freshCode,
  type Sample,
  type StsServer,
  startSts,
} from '../../../support/sts/index.ts';
import { callSigned } from '../../../support/sts/signed-call.ts';

let sts: StsServer | undefined;
afterEach(() => sts?.close());

async function start(...faults: FaultRule[]): Promise<{ server: StsServer; sample: Sample }> {
  const sample = createSample();
  sts = await startSts({ state: sample.world, faults });
  return { server: sts, sample };
}

const keysOf = ({ accessKeyId, secretAccessKey }: Sample) => ({ accessKeyId, secretAccessKey });
const who = (server: StsServer, sample: Sample) =>
  callSigned(server.url, { Action: 'GetCallerIdentity' }, { keys: keysOf(sample) });

function assumeDeveloper(server: StsServer, sample: Sample, code: string) {
  return callSigned(
    server.url,
    {
      Action: 'AssumeRole',
      RoleArn: sample.roles.developer,
      RoleSessionName: 'fault',
      SerialNumber: sample.mfaSerial,
      TokenCode: code,
    },
    { keys: keysOf(sample) },
  );
}

describe('a fault', () => {
  it('of throttling for two calls is overcome by the retries of the AWS SDK', async () => {
    const { server, sample } = await start({ kind: 'throttle', times: 2 });
    const client = new STSClient({ endpoint: server.url, region: sample.region, credentials: keysOf(sample) });
    await client.send(new AssumeRoleCommand({ RoleArn: sample.roles.readOnly, RoleSessionName: 'retry' }));
    expect(server.calls.map(({ status, fault }) => [status, fault])).toEqual([
      [400, 'throttle'],
      [400, 'throttle'],
      [200, undefined],
    ]);
  });

  it('of throttling answers as STS does', async () => {
    const { server, sample } = await start({ kind: 'throttle' });
    const answer = await who(server, sample);
    expect([answer.status, answer.text('Code'), answer.text('Message')]).toEqual([400, 'Throttling', 'Rate exceeded']);
  });

  it('of an error of the service is answered in the form of the service', async () => {
    const message = 'The identity provider could not be reached.';
    const { server, sample } = await start({ kind: 'error', code: 'IDPCommunicationError', status: 400, message });
    const answer = await who(server, sample);
    expect([answer.status, answer.text('Code'), answer.text('Message'), answer.text('Type')]).toEqual([
      400,
      'IDPCommunicationError',
      message,
      'Sender',
    ]);
  });

  it('applies to its operation only, and after so many good answers', async () => {
    const { server, sample } = await start({ kind: 'reply', status: 503, operation: 'GetCallerIdentity', after: 1 });
    const statuses = [
      (await who(server, sample)).status,
      (await assumeDeveloper(server, sample, freshCode(sample))).status,
      (await who(server, sample)).status,
    ];
    expect(statuses).toEqual([200, 200, 503]);
  });

  it('can be added and taken away while the server runs', async () => {
    const { server, sample } = await start();
    server.addFault({ kind: 'reply', status: 500, body: 'oops', headers: { 'content-type': 'text/plain' } });
    const answer = await who(server, sample);
    expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([500, 'oops', 'text/plain']);
    server.clearFaults();
    expect((await who(server, sample)).status).toBe(200);
  });

  it('redirects', async () => {
    const { server, sample } = await start({ kind: 'redirect', location: 'http://127.0.0.1:9/' });
    const answer = await who(server, sample);
    expect([answer.status, answer.headers.location]).toEqual([307, 'http://127.0.0.1:9/']);
  });

  it('that cuts the connection at once uses no MFA code up', async () => {
    const { server, sample } = await start({ kind: 'cut', times: 1 });
    const code = freshCode(sample);
    await expect(assumeDeveloper(server, sample, code)).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect((await assumeDeveloper(server, sample, code)).status).toBe(200);
  });

  it('that cuts the answer off comes after the code was used up', async () => {
    const { server, sample } = await start({ kind: 'cut', afterBytes: 40, times: 1 });
    const code = freshCode(sample);
    await expect(assumeDeveloper(server, sample, code)).rejects.toThrow(/aborted|ECONNRESET/);
    expect((await assumeDeveloper(server, sample, code)).text('Message')).toMatch(/invalid MFA one time pass code/);
  });

  it('that hangs sends nothing, and does not keep the server from closing', async () => {
    const { server, sample } = await start({ kind: 'hang' });
    const answer = who(server, sample).then(
      () => 'answered',
      () => 'cut',
    );
    await expect.poll(() => server.calls.length).toBe(1);
    expect(server.calls[0]?.status).toBe(0);
    await server.close();
    sts = undefined;
    expect(await answer).toBe('cut');
  });

  it('that drips sends the whole answer in pieces', async () => {
    const { server, sample } = await start({ kind: 'drip', everyMs: 1, chunkBytes: 100 });
    const answer = await who(server, sample);
    expect(answer.text('Arn')).toBe(sample.userArn);
  });

  it('sends garbage, a wrong content type, or an edited answer', async () => {
    const { server, sample } = await start(
      { kind: 'garbage', times: 1 },
      { kind: 'contentType', value: 'text/html', times: 1 },
      { kind: 'edit', edit: (body) => body.replace('111122223333</Account>', '999999999999</Account>'), times: 1 },
    );
    expect((await who(server, sample)).body).not.toContain('GetCallerIdentity');
    expect((await who(server, sample)).headers['content-type']).toBe('text/html');
    expect((await who(server, sample)).text('Account')).toBe('999999999999');
  });

  it('pads the answer to a great size', async () => {
    const { server, sample } = await start({ kind: 'huge', bytes: 5_000_000 });
    const answer = await who(server, sample);
    expect(answer.body.length).toBeGreaterThan(5_000_000);
    expect(answer.text('Arn')).toBe(sample.userArn);
  });

  it('sends a Date header that is wrong by so many seconds', async () => {
    const { server, sample } = await start({ kind: 'date', skewSeconds: -3600, times: 1 });
    server.setClock(new Date('2026-03-04T05:06:07Z'));
    expect((await who(server, sample)).headers.date).toBe('Wed, 04 Mar 2026 04:06:07 GMT');
    expect((await who(server, sample)).headers.date).toBe('Wed, 04 Mar 2026 05:06:07 GMT');
  });
});

describe('the record of calls', () => {
  it('counts the connections, and tells on which one a call came', async () => {
    const { server, sample } = await start();
    await who(server, sample);
    await who(server, sample);
    expect(server.calls.map(({ connection }) => connection)).toEqual([1, 2]);
    expect(server.connections).toBe(2);
  });

  it('holds the parameters, but not the MFA code', async () => {
    const { server, sample } = await start();
    await assumeDeveloper(server, sample, '123456');
    expect(server.calls[0]).toMatchObject({
      operation: 'AssumeRole',
      region: 'us-east-1',
      accessKeyId: sample.accessKeyId,
      error: 'AccessDenied',
      parameters: { RoleArn: sample.roles.developer, SerialNumber: sample.mfaSerial, TokenCode: '[redacted]' },
    });
  });

  it('is not made of a body beyond the limit of AWS, which is refused', async () => {
    const { server } = await start();
    const response = await fetch(server.url, { method: 'POST', body: 'x'.repeat(10_000_001) }).catch(() => undefined);
    // The server may close before the client has sent all: then there is no answer to read.
    expect([undefined, 413]).toContain(response?.status);
    expect(server.calls).toHaveLength(0);
  });
});
