import { expect, test } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import { requireKey } from '../../../src/run/runHop.ts';

const hop = { kind: 'process', profile: 'p', command: 'tool', provenance: {} } as const;
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

test.each([
  [
    secret,
    'AKIAIOSFODNN7EXAMPLE',
    /^The access key ID from the credential_process \(profile "p"\) looks like a secret access key/,
  ],
  [`"AKIAIOSFODNN7EXAMPLE"`, secret, /is in quotation marks/],
  ['AKIAIOSFODNN7EXAMPLE', `${secret}\n`, /^The secret access key from the credential_process/],
])('Keys of a helper that can be none are refused, and not shown: %j.', (accessKeyId, secretAccessKey, message) => {
  const result = requireKey({ accessKeyId, secretAccessKey: new Secret(secretAccessKey) }, hop);
  expect(result).toMatchObject({ ok: false, error: { code: 'SourceFailed', target: 'p' } });
  expect(result.ok ? '' : result.error.message).toMatch(message);
  expect(JSON.stringify(result)).not.toMatch(/wJalr|IOSFODNN/);
});

test('Others go on as they are.', () => {
  const credentials = { accessKeyId: 'test', secretAccessKey: new Secret('test') };
  expect(requireKey(credentials, hop)).toEqual({ ok: true, value: credentials });
});
