import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSample, type StsServer, startSts } from '../../../support/sts/index.ts';
import { type CallOptions, callSigned, type Keys } from '../../../support/sts/signed-call.ts';
import { computeSignature } from '../../../support/sts/sigv4.ts';

const NOW = new Date('2026-03-04T05:06:07Z');
const WHO = { Action: 'GetCallerIdentity' };
const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const INVALID_TOKEN = 'The security token included in the request is invalid.';

const sample = createSample();
const keys = { accessKeyId: sample.accessKeyId, secretAccessKey: sample.secretAccessKey };
let sts: StsServer;

beforeAll(async () => {
  sts = await startSts({ state: sample.world, clock: () => NOW, regions: ['us-east-1', 'ap-northeast-1'] });
});
afterAll(() => sts.close());
beforeEach(() => sts.setClock(undefined));

const call = (options: CallOptions) => callSigned(sts.url, WHO, { keys, at: NOW, ...options });

async function readOnlySession(): Promise<Keys> {
  const answer = await callSigned(
    sts.url,
    { Action: 'AssumeRole', RoleArn: sample.roles.readOnly, RoleSessionName: 'test', DurationSeconds: '900' },
    { keys, at: NOW },
  );
  expect(answer.status).toBe(200);
  return {
    accessKeyId: answer.text('AccessKeyId') ?? '',
    secretAccessKey: answer.text('SecretAccessKey') ?? '',
    sessionToken: answer.text('SessionToken') ?? '',
  };
}

describe('a request with a right signature', () => {
  it('gives the signature of the worked example in the documentation of Signature Version 4', () => {
    const headers: [string, string][] = [
      ['Host', 'iam.amazonaws.com'],
      ['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8'],
      ['X-Amz-Date', '20150830T123600Z'],
    ];
    const request = {
      method: 'GET',
      origin: 'https://iam.amazonaws.com',
      target: '/',
      path: '/',
      query: 'Action=ListUsers&Version=2010-05-08',
      rawHeaders: headers,
      headers: {},
      body: Buffer.alloc(0),
    };
    const signature = computeSignature(request, {
      secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      timestamp: '20150830T123600Z',
      authorization: {
        date: '20150830',
        region: 'us-east-1',
        service: 'iam',
        terminator: 'aws4_request',
        signedHeaders: ['content-type', 'host', 'x-amz-date'],
      },
    });
    expect(signature).toBe('5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7');
  });

  it.each([
    ['POST', {}, 'Action=GetCallerIdentity&Version=2011-06-15'],
    ['GET', { Version: '2011-06-15', Action: 'GetCallerIdentity', 'a b': '*(~)' }, undefined],
  ] as const)('is taken from the signer of the AWS SDK, by %s', async (method, query, body) => {
    const signer = new SignatureV4({ credentials: keys, region: 'ap-northeast-1', service: 'sts', sha256: Sha256 });
    const { hostname, port, host } = new URL(sts.url);
    const headers = { host, 'x-spaces': '  two  words  ' };
    const address = { protocol: 'http:', hostname, port: Number(port), path: '/', query };
    const signed = await signer.sign({ method, ...address, headers, body }, { signingDate: NOW });
    // The query comes in another order than the signer sorts it.
    const url = `${sts.url}/?${new URLSearchParams(query).toString().replaceAll('+', '%20')}`;
    const answer = await fetch(url, { method, headers: signed.headers, ...(body === undefined ? {} : { body }) });
    expect(await answer.text()).toContain(`<Arn>${sample.userArn}</Arn>`);
  });

  it.each(['GET', 'POST'] as const)('is taken by %s, and the caller is recorded', async (method) => {
    const answer = await call({ method });
    expect([answer.status, answer.text('Arn')]).toEqual([200, sample.userArn]);
    expect(sts.calls.at(-1)).toMatchObject({ operation: 'GetCallerIdentity', caller: sample.userArn, status: 200 });
  });

  it.each([14 * 60, -14 * 60])('is taken when its clock is %d s off', async (seconds) => {
    const answer = await call({ at: new Date(NOW.getTime() + seconds * 1000) });
    expect(answer.status).toBe(200);
  });
});

interface Refusal {
  readonly title: string;
  readonly options: CallOptions;
  readonly status: number;
  readonly code: string;
  readonly message: string | RegExp;
}

const shifted = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const withHeader = (edit: (header: string) => string) => (headers: Record<string, string>) => {
  headers['authorization'] = edit(headers['authorization'] ?? '');
};

const REFUSALS: readonly Refusal[] = [
  {
    title: 'has no Authorization header',
    options: { spoilHeaders: (headers) => delete headers['authorization'] },
    status: 403,
    code: 'MissingAuthenticationToken',
    message: 'Request is missing Authentication Token',
  },
  {
    title: 'uses another algorithm',
    options: { spoilHeaders: withHeader((header) => header.replace('AWS4-HMAC-SHA256', 'AWS3')) },
    status: 400,
    code: 'IncompleteSignature',
    message: "Unsupported AWS 'algorithm': 'AWS3'.",
  },
  {
    title: 'leaves out the signed headers',
    options: { spoilHeaders: withHeader((header) => header.replace(/SignedHeaders=[^,]*, /, '')) },
    status: 400,
    code: 'IncompleteSignature',
    message: /^Authorization header requires 'SignedHeaders' parameter\. Authorization header \(hashed/,
  },
  {
    title: 'has a field without an equals sign',
    options: { spoilHeaders: withHeader((header) => header.replace('Credential=', 'Credential')) },
    status: 400,
    code: 'IncompleteSignature',
    message: /not a valid key=value pair \(missing equal-sign\) in Authorization header \(hashed/,
  },
  {
    title: 'has a credential of three parts',
    options: { spoilHeaders: withHeader((header) => header.replace('/sts/aws4_request', '')) },
    status: 400,
    code: 'IncompleteSignature',
    message: /^Credential must have exactly 5 slash-delimited elements/,
  },
  {
    title: 'has no date',
    options: { spoilHeaders: (headers) => delete headers['x-amz-date'] },
    status: 400,
    code: 'IncompleteSignature',
    message: /^Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header\./,
  },
  {
    title: 'is scoped to a region the endpoint does not serve',
    options: { region: 'eu-west-9' },
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: 'Credential should be scoped to a valid region. ',
  },
  {
    title: 'is scoped to another region and another service',
    options: { region: '', service: 's3' },
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: "Credential should be scoped to a valid region. Credential should be scoped to correct service: 'sts'. ",
  },
  {
    title: 'is 15 minutes and a second old',
    options: { at: shifted(-901) },
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: 'Signature expired: 20260304T045106Z is now earlier than 20260304T045107Z (20260304T050607Z - 15 min.)',
  },
  {
    title: 'comes 15 minutes and a second too early',
    options: { at: shifted(901) },
    status: 403,
    code: 'SignatureDoesNotMatch',
    message:
      'Signature not yet current: 20260304T052108Z is still later than 20260304T052107Z (20260304T050607Z + 15 min.)',
  },
  {
    title: 'has a date of another day than its scope',
    options: { spoilHeaders: (headers) => Object.assign(headers, { 'x-amz-date': '20260305T050607Z' }) },
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: /^Date in Credential scope does not match YYYYMMDD/,
  },
  {
    title: 'has a date that is none',
    options: { spoilHeaders: (headers) => Object.assign(headers, { 'x-amz-date': 'yesterday' }) },
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: /^Date must be in ISO-8601/,
  },
  {
    title: 'does not sign its host',
    options: { unsigned: ['host'] },
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
  },
  {
    title: 'was signed with another secret',
    options: { keys: { ...keys, secretAccessKey: `${keys.secretAccessKey}x` } },
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: MISMATCH,
  },
  {
    title: 'was changed after signing',
    options: { spoilBody: (body) => `${body}&Extra=1` },
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: MISMATCH,
  },
  {
    title: 'has a signed header changed',
    options: {
      spoilHeaders: (headers) => Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: MISMATCH,
  },
  {
    title: 'comes with an unknown key',
    options: { keys: { ...keys, accessKeyId: 'AKIANOBODYEXAMPLE000' } },
    status: 403,
    code: 'InvalidClientTokenId',
    message: INVALID_TOKEN,
  },
  {
    title: "brings a token beside a user's long-term key",
    options: { keys: { ...keys, sessionToken: 'stale' } },
    status: 403,
    code: 'InvalidClientTokenId',
    message: INVALID_TOKEN,
  },
];

describe('a request is refused that', () => {
  it.each(REFUSALS)('$title', async ({ options, status, code, message }) => {
    const answer = await call(options);
    expect([answer.status, answer.text('Code')]).toEqual([status, code]);
    const text = answer.text('Message');
    if (typeof message === 'string') expect(text).toBe(message);
    else expect(text).toMatch(message);
    expect(sts.calls.at(-1)).toMatchObject({ error: code, status });
  });

  it('comes with an inactive key', async () => {
    const key = sample.world.users.get(sample.userArn)?.keys[0];
    if (key === undefined) throw new Error('the sample user has a key');
    key.status = 'Inactive';
    const answer = await call({});
    key.status = 'Active';
    expect([answer.status, answer.text('Code')]).toEqual([403, 'InvalidClientTokenId']);
  });
});

describe('a session', () => {
  it('signs requests until it expires, and not at that second', async () => {
    const session = await readOnlySession();
    const expiry = shifted(900);
    sts.setClock(shifted(899));
    expect((await call({ keys: session, at: shifted(899) })).text('Arn')).toMatch(/assumed-role\/ReadOnly\/test$/);
    sts.setClock(expiry);
    const late = await call({ keys: session, at: expiry });
    expect([late.status, late.text('Code'), late.text('Message')]).toEqual([
      403,
      'ExpiredToken',
      'The security token included in the request is expired',
    ]);
  });

  it('is refused without its token and with that of another session, before the signature is looked at', async () => {
    const [one, other] = [await readOnlySession(), await readOnlySession()];
    for (const wrong of [
      { ...one, sessionToken: undefined },
      { ...one, sessionToken: other.sessionToken },
      { ...one, sessionToken: other.sessionToken, secretAccessKey: 'wrong' },
    ]) {
      expect((await call({ keys: wrong })).text('Code')).toBe('InvalidClientTokenId');
    }
  });

  it('is refused when its token is sent but not signed', async () => {
    const answer = await call({ keys: await readOnlySession(), unsigned: ['x-amz-security-token'] });
    expect([answer.status, answer.text('Code')]).toEqual([403, 'SignatureDoesNotMatch']);
  });

  it('is void once its role was deleted and made again', async () => {
    const session = await readOnlySession();
    const role = sample.world.roles.get(sample.roles.readOnly);
    if (role === undefined) throw new Error('the sample has that role');
    sample.world.roles.set(role.arn, { ...role, id: 'AROASECONDLIFE0000000' });
    const answer = await call({ keys: session });
    sample.world.roles.set(role.arn, role);
    expect(answer.text('Code')).toBe('InvalidClientTokenId');
  });
});

it('records no secret of a signed request', async () => {
  const session = await readOnlySession();
  await call({ keys: session });
  const record = JSON.stringify(sts.calls);
  expect(record).not.toContain(session.sessionToken);
  expect(record).not.toContain(session.secretAccessKey);
  expect(record).not.toMatch(/Signature=[0-9a-f]/);
});

/** SHA-256 as the signer of the SDK wants it. */
class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret));
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytes(data));
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

function bytes(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
