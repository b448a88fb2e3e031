import { describe, expect, test } from 'vitest';
import { ini, keys, planOf } from '../planOf.ts';

const place = (file: string, line: number, key: string) => ({
  kind: 'file',
  origin: { file: `/home/me/.aws/${file}`, line },
  key,
});

test('Keys tell the file that they come from, and where each stands.', () => {
  expect(planOf({ credentials: ini({ default: keys }) }).hops).toEqual([
    {
      kind: 'static',
      profile: 'default',
      accessKeyId: 'AKIAKEYS',
      file: 'credentials',
      decided: {
        accessKeyId: place('credentials', 2, 'aws_access_key_id'),
        secretAccessKey: place('credentials', 3, 'aws_secret_access_key'),
      },
    },
  ]);
});

test('No secret is in a plan.', () => {
  const config = ini({ default: [...keys, 'aws_session_token = hidden-token'] });
  expect(JSON.stringify(planOf({ config }))).not.toMatch(/"secret"|hidden-token/);
});

describe('Which token goes with the keys', () => {
  const tokenOf = (config: readonly string[], credentials: readonly string[]) =>
    planOf({ config: ini({ default: config }), credentials: ini({ default: credentials }) }).hops[0]?.decided[
      'sessionToken'
    ];

  test('aws_security_token comes before aws_session_token.', () => {
    const lines = [...keys, 'aws_session_token = a', 'aws_security_token = b'];
    expect(tokenOf([], lines)).toEqual(place('credentials', 5, 'aws_security_token'));
  });

  test('An empty aws_security_token comes before aws_session_token too.', () => {
    const lines = [...keys, 'aws_session_token = a', 'aws_security_token ='];
    expect(tokenOf([], lines)).toEqual(place('credentials', 5, 'aws_security_token'));
  });

  test('A token in the other file is none.', () => {
    expect(tokenOf(['aws_session_token = a'], keys)).toBeUndefined();
  });
});
