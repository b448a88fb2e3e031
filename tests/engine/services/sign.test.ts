import { expect, it } from 'vitest';
import { makeCredentials } from '../../../src/core/credentials.ts';
import { signRequest } from '../../../src/services/sign.ts';

const date = new Date('2015-08-30T12:36:00Z');
/** The key of AWS's own examples (IAM User Guide, "Signature Version 4"). */
const example = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const request = { method: 'POST', url: new URL('https://example.amazonaws.com/'), headers: {}, body: 'a=b' } as const;

it("signs as AWS's signature test suite has it (post-vanilla)", async () => {
  const signing = { region: 'us-east-1', service: 'service', date };
  const { headers } = await signRequest({ ...request, body: '' }, makeCredentials(example), signing);
  expect(headers['authorization']).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, ' +
      'Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  );
});

it('signs the session token with the rest', async () => {
  const credentials = makeCredentials({ ...example, sessionToken: 'token' });
  const { headers } = await signRequest(request, credentials, { region: 'us-east-1', service: 'sts', date });
  expect(headers['x-amz-security-token']).toBe('token');
  expect(headers['authorization']).toContain('x-amz-security-token');
});

it('changes the signature with the body, the date and the region', async () => {
  const sign = async (body: string, region: string, at: Date) => {
    const signed = await signRequest({ ...request, body }, makeCredentials(example), {
      region,
      service: 'sts',
      date: at,
    });
    return signed.headers['authorization']?.replace(/.*Signature=/, '');
  };
  const signatures = await Promise.all([
    sign('a=b', 'us-east-1', date),
    sign('a=c', 'us-east-1', date),
    sign('a=b', 'eu-west-1', date),
    sign('a=b', 'us-east-1', new Date('2015-08-30T12:36:01Z')),
  ]);
  expect(new Set(signatures).size).toBe(4);
});

it('signs a path, a port and IPv6 as the server will see them', async () => {
  const url = new URL('http://[::1]:4566/sts/');
  const { headers } = await signRequest({ ...request, url }, makeCredentials(example), {
    region: 'us-east-1',
    service: 'sts',
    date,
  });
  expect(headers['host']).toBe('[::1]:4566');
});
