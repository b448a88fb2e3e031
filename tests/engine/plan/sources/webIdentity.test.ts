import { describe, expect, test } from 'vitest';
import { errorOf, ini, keys, planOf, roleArn, type Situation } from '../planOf.ts';

const tokenFile = 'web_identity_token_file = /profile/token';
const profile = [`role_arn = ${roleArn('Profile')}`, tokenFile, 'role_session_name = of-profile'];
const variables = {
  AWS_WEB_IDENTITY_TOKEN_FILE: '/variable/token',
  AWS_ROLE_ARN: roleArn('Variable'),
  AWS_ROLE_SESSION_NAME: 'of-variable',
};
const hopOf = (situation: Situation) => planOf(situation).hops[0];

describe('Each variable outranks its key, one by one', () => {
  const config = ini({ default: profile });
  const cases: readonly [sentence: string, environment: Record<string, string>, hop: object][] = [
    ['None set.', {}, { roleArn: roleArn('Profile'), tokenFile: '/profile/token', sessionName: 'of-profile' }],
    [
      'All set.',
      variables,
      { roleArn: roleArn('Variable'), tokenFile: '/variable/token', sessionName: 'of-variable', profile: null },
    ],
    [
      'The role alone.',
      { AWS_ROLE_ARN: roleArn('Variable') },
      { roleArn: roleArn('Variable'), tokenFile: '/profile/token', sessionName: 'of-profile', profile: 'default' },
    ],
    [
      'The token file alone.',
      { AWS_WEB_IDENTITY_TOKEN_FILE: '/variable/token' },
      { roleArn: roleArn('Profile'), tokenFile: '/variable/token', profile: 'default' },
    ],
    [
      'An empty session name outranks too, and means a generated one.',
      { AWS_ROLE_SESSION_NAME: '' },
      { sessionName: null },
    ],
  ];

  test.each(cases)('%s', (_sentence, environment, hop) => {
    expect(hopOf({ config, environment })).toMatchObject({ kind: 'web-identity', ...hop });
  });

  test('But none counts when the profile is named expressly.', () => {
    expect(hopOf({ config, environment: variables, profile: 'default' })).toMatchObject({
      roleArn: roleArn('Profile'),
      tokenFile: '/profile/token',
      sessionName: 'of-profile',
    });
  });

  test('They count when AWS_PROFILE names the profile.', () => {
    const environment = { ...variables, AWS_PROFILE: 'default' };
    expect(hopOf({ config, environment })).toMatchObject({ roleArn: roleArn('Variable') });
  });
});

test('An empty variable for the token file means that no web identity is asked for.', () => {
  const config = ini({ default: [...profile, ...keys] });
  expect(hopOf({ config, environment: { AWS_WEB_IDENTITY_TOKEN_FILE: '' } })).toMatchObject({ kind: 'static' });
});

test('duration_seconds and source_profile mean nothing to a web identity.', () => {
  const hop = hopOf({ config: ini({ default: [...profile, 'duration_seconds = 1', 'source_profile = none'] }) });
  expect(hop).not.toHaveProperty('durationSeconds');
});

describe('A token file without a role is refused', () => {
  const cases: readonly [sentence: string, situation: Situation, line: number | undefined, hint: RegExp][] = [
    ['In a profile.', { config: ini({ default: [tokenFile] }) }, 2, /or set AWS_ROLE_ARN/],
    [
      'In a profile named expressly.',
      { config: ini({ 'profile a': [tokenFile] }), profile: 'a' },
      2,
      /to profile "a"\.$/,
    ],
    ['With an empty role.', { config: ini({ default: ['role_arn =', tokenFile] }) }, 3, /role_arn/],
    ['In variables.', { environment: { AWS_WEB_IDENTITY_TOKEN_FILE: '/t' } }, undefined, /AWS_ROLE_ARN/],
    [
      'With an empty variable that outranks the role.',
      { config: ini({ default: profile }), environment: { AWS_ROLE_ARN: '' } },
      3,
      /AWS_ROLE_ARN/,
    ],
  ];

  test.each(cases)('%s', (_sentence, situation, line, hint) => {
    const error = errorOf(situation);
    expect(error.code).toBe('ProfileIncomplete');
    expect(error.line).toBe(line);
    expect(error.hint).toMatch(hint);
  });
});
