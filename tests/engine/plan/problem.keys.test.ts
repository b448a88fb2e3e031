import { describe, expect, test } from 'vitest';
import { errorOf, hopsOf, ini, roleArn } from './planOf.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const id = 'AKIAIOSFODNN7EXAMPLE';
const pair = (keyId: string, secretKey: string) => [
  `aws_access_key_id = ${keyId}`,
  `aws_secret_access_key = ${secretKey}`,
];

describe('Keys in a file with which no call can be signed are refused at their line', () => {
  test.each([
    [
      'exchanged',
      pair(secret, id),
      2,
      /^aws_access_key_id in .* \(profile "a"\) looks like a secret access key, not like an access key ID\./,
    ],
    ['both in the ID', pair(`${id} ${secret}`, secret), 2, /more than one value/],
    ['both in the ID alone', [`aws_access_key_id = ${id},${secret}`], 2, /more than one value/],
    ['in quotes', pair(`"${id}"`, `"${secret}"`), 2, /is in quotation marks/],
    ['a zero-width space', pair(id, `${secret}\u200b`), 3, /a zero-width space \(U\+200B\) at its end/],
    [
      'a token with a curly quote',
      [...pair(id, secret), 'aws_session_token = tok\u201den'],
      4,
      /a curly quotation mark/,
    ],
  ])('%s.', (_what, lines, line, message) => {
    for (const situation of [{ credentials: ini({ a: lines }) }, { config: ini({ 'profile a': lines }) }]) {
      const error = errorOf({ ...situation, profile: 'a' });
      expect(error).toMatchObject({ code: 'InvalidParameter', target: 'a', line });
      expect(error.message).toMatch(message);
      expect(JSON.stringify(error)).not.toMatch(/wJalr|IOSFODNN/);
    }
  });

  test('As a source, with the way to it.', () => {
    const config = ini({ 'profile r': [`role_arn = ${roleArn('R')}`, 'source_profile = a'] });
    const error = errorOf({ config, credentials: ini({ a: pair(secret, id) }), profile: 'r' });
    expect(error.message).toMatch(/\(r -> a\)\.$/);
  });
});

describe('Keys in the variables with which no call can be signed are refused by name', () => {
  const environmentOf = (keyId: string, secretKey: string, token?: string) => ({
    AWS_ACCESS_KEY_ID: keyId,
    AWS_SECRET_ACCESS_KEY: secretKey,
    ...(token === undefined ? {} : { AWS_SESSION_TOKEN: token }),
  });

  test.each([
    ['exchanged', environmentOf(secret, id), 'AWS_ACCESS_KEY_ID'],
    ['a line feed of Get-Content -Raw', environmentOf(`${id}\n`, secret), 'AWS_ACCESS_KEY_ID'],
    ['a line end of Windows in the secret', environmentOf(id, `${secret}\r\n`), 'AWS_SECRET_ACCESS_KEY'],
    ['a line feed in the token', environmentOf(id, secret, 'tok\n'), 'AWS_SESSION_TOKEN'],
    ['both in the ID, no secret', { AWS_ACCESS_KEY_ID: `${id}:${secret}` }, 'AWS_ACCESS_KEY_ID'],
    [
      'the old token, which is taken first',
      { ...environmentOf(id, secret, 't'), AWS_SECURITY_TOKEN: 'a b' },
      'AWS_SECURITY_TOKEN',
    ],
  ])('%s.', (_what, environment, name) => {
    const error = errorOf({ environment });
    expect(error).toMatchObject({ code: 'InvalidParameter', target: `the environment variable ${name}` });
    expect(error.message).toMatch(new RegExp(`^The environment variable ${name} .* It was not used\\.$`));
    expect(JSON.stringify(error)).not.toMatch(/wJalr|IOSFODNN/);
  });

  test('Not when a profile is named, for which they count for nothing.', () => {
    const credentials = ini({ a: pair(id, secret) });
    expect(hopsOf({ credentials, profile: 'a', environment: environmentOf(secret, id) })).toEqual(['static a']);
  });
});
