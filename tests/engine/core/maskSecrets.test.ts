import { expect, it } from 'vitest';
import { maskSecrets } from '../../../src/core/maskSecrets.ts';

const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

it.each([
  [`key=${secretKey}`, 'key=[secret]'],
  [`{"SecretAccessKey":"${secretKey}"}`, '{"SecretAccessKey":"[secret]"}'],
  [`token ${'FwoGZXIvYXdzE'.repeat(20)}== end`, 'token [secret] end'],
  [`${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}`, '[secret]'],
  [`m${secretKey}x`, '[secret]'],
  ['login failed for password=hunter2', 'login failed for password=[secret]'],
  ['Password: hunter2 was wrong', 'Password: [secret] was wrong'],
  ['{"passphrase": "a b"}', '{"passphrase": "[secret] b"}'],
  ['GET /?token=abc&x=1', 'GET /?token=[secret]&x=1'],
  ["{'client_secret': 'abc'}", "{'client_secret': '[secret]'}"],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer [secret]'],
  ['{"Authorization": "Basic dXNlcjpwYXNz"}', '{"Authorization": "Basic [secret]"}'],
  ['got eyJhbGciOiJIUzI1NiJ9.e30.abc back', 'got [secret] back'],
  ['GET https://me:hunter2@host/x?sig=1', 'GET https://me:[secret]@host/x?sig=1'],
  ['run: tool --client-secret hunter2 --token=abc', 'run: tool --client-secret [secret] --token=[secret]'],
  ['api_key: k3yk3yk3y', 'api_key: [secret]'],
  ['X-Amz-Signature=0a1b&x=1', 'X-Amz-Signature=[secret]&x=1'],
])('strikes out %s', (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
});

it.each([
  'AKIAIOSFODNN7EXAMPLE is not active',
  'Error loading SSO Token: it is over',
  'The security token is expired.',
  'no password was given',
  'argument --token is required, or --password-file',
  'Basic authentication failed at https://host:8080/path',
  'token: expires in 5 minutes',
  'arn:aws:iam::111122223333:role/some/path/Developer',
  'Traceback: /usr/lib/python3/dist-packages/aws/cli.py, line 12',
  'no such file: /usr/share/some/quite/long/path/that/is/not/secret/x1',
  'sha1 4860a7fa4ae31231be33dbc4bf069ab2605c3034',
])('leaves %s', (text) => {
  expect(maskSecrets(text)).toBe(text);
});
