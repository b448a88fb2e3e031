import { describe, expect, test } from 'vitest';
import { errorOf, ini, keys, planOf } from '../planOf.ts';

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
      provenance: {
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
    planOf({ config: ini({ default: config }), credentials: ini({ default: credentials }) }).hops[0]?.provenance[
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

describe('An indented block where one value is expected', () => {
  test.each([
    ['aws_access_key_id', ['aws_access_key_id =', '  k = v', 'aws_secret_access_key = s'], 2],
    ['aws_session_token', [...keys, 'aws_session_token =', '  k = v'], 4],
    ['aws_security_token', [...keys, 'aws_session_token = t', 'aws_security_token =', '  k = v'], 5],
    ['aws_secret_access_key', [keys[0], 'aws_secret_access_key =', '  k = v'], 3],
  ])('is refused for %s: aws-cli cannot sign with it.', (key, lines, line) => {
    const error = errorOf({ credentials: ini({ default: lines }) });
    expect(error).toMatchObject({ code: 'InvalidParameter', target: 'default', line });
    expect(error.message).toMatch(new RegExp(`^${key} in .* requires a value, not an indented block\\.$`));
  });

  test('does not count in a token that another one outranks.', () => {
    const outranked = [...keys, 'aws_security_token = t', 'aws_session_token =', '  k = v'];
    expect(planOf({ credentials: ini({ default: outranked }) }).hops).toHaveLength(1);
  });
});
