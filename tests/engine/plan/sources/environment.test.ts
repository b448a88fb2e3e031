import { describe, expect, test } from 'vitest';
import { readEnvironmentKeys } from '../../../../src/plan/sources/environment.ts';

const keys = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'secret' };
const tokenVariable = (more: Record<string, string>) => {
  const hop = readEnvironmentKeys({ ...keys, ...more });
  return hop?.ok ? hop.value.provenance['sessionToken'] : undefined;
};

test('Keys are taken with the variables that decided them, and without their secret.', () => {
  expect(readEnvironmentKeys(keys)).toEqual({
    ok: true,
    value: {
      kind: 'environment',
      profile: null,
      accessKeyId: 'AKIAENV',
      provenance: {
        accessKeyId: { kind: 'variable', name: 'AWS_ACCESS_KEY_ID' },
        secretAccessKey: { kind: 'variable', name: 'AWS_SECRET_ACCESS_KEY' },
      },
    },
  });
});

test.each([{}, { AWS_ACCESS_KEY_ID: '' }, { AWS_SECRET_ACCESS_KEY: 's' }])('%j holds no keys.', (environment) => {
  expect(readEnvironmentKeys(environment)).toBeUndefined();
});

test.each([{ AWS_ACCESS_KEY_ID: 'A' }, { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: '' }])(
  '%j holds half a pair.',
  (environment) => {
    expect(readEnvironmentKeys(environment)).toMatchObject({
      ok: false,
      error: { code: 'ProfileIncomplete', target: 'AWS_SECRET_ACCESS_KEY' },
    });
  },
);

describe('Which token goes with the keys', () => {
  test('AWS_SECURITY_TOKEN comes before AWS_SESSION_TOKEN.', () => {
    const both = { AWS_SESSION_TOKEN: 'a', AWS_SECURITY_TOKEN: 'b' };
    expect(tokenVariable(both)).toEqual({ kind: 'variable', name: 'AWS_SECURITY_TOKEN' });
  });

  test('An empty one is skipped, unlike in files.', () => {
    const both = { AWS_SESSION_TOKEN: 'a', AWS_SECURITY_TOKEN: '' };
    expect(tokenVariable(both)).toEqual({ kind: 'variable', name: 'AWS_SESSION_TOKEN' });
  });
});
