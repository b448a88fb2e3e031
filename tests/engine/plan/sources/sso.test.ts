import { describe, expect, test } from 'vitest';
import { errorOf, hopsOf, ini, keys, planOf, roleArn } from '../planOf.ts';

const account = ['sso_account_id = 111122223333', 'sso_role_name = Reader'];
const portal = ['sso_start_url = https://x.awsapps.com/start', 'sso_region = eu-west-1'];
const session = 'sso_session = corp';
const corp = { 'sso-session corp': [...portal, 'sso_registration_scopes = sso:account:access'] };

test('With an sso-session its keys join those of the profile, each with its place.', () => {
  const plan = planOf({ config: ini({ 'profile a': [...account, session], ...corp }), profile: 'a' });
  expect(plan.hops[0]).toMatchObject({
    kind: 'sso',
    profile: 'a',
    session: 'corp',
    startUrl: 'https://x.awsapps.com/start',
    ssoRegion: 'eu-west-1',
    accountId: '111122223333',
    roleName: 'Reader',
    provenance: {
      accountId: { origin: { line: 2 } },
      session: { origin: { line: 4 } },
      startUrl: { origin: { line: 6 } },
    },
  });
});

test('Without one, the old way, all four keys are the profile own.', () => {
  const plan = planOf({ config: ini({ 'profile a': [...account, ...portal] }), profile: 'a' });
  expect(plan.hops[0]).toMatchObject({ kind: 'sso', session: null, ssoRegion: 'eu-west-1' });
});

test('The region for Identity Center is not the region for calls.', () => {
  expect(planOf({ config: ini({ 'profile a': [...account, ...portal] }), profile: 'a' }).region).toBeNull();
});

test('Keys in profile and sso-session may be the same.', () => {
  const config = ini({ 'profile a': [...account, session, ...portal], ...corp });
  expect(hopsOf({ config, profile: 'a' })).toEqual(['sso a']);
});

test('An sso-session alone gives no credentials: keys are looked for behind it.', () => {
  expect(hopsOf({ config: ini({ 'profile a': [session, ...keys], ...corp }), profile: 'a' })).toEqual(['static a']);
});

describe('What cannot be is refused', () => {
  const cases: readonly [
    sentence: string,
    sections: Record<string, readonly string[]>,
    code: string,
    line: number,
    message: RegExp,
  ][] = [
    [
      'An account without a role.',
      { 'profile a': [...portal, 'sso_account_id = 1'] },
      'ProfileIncomplete',
      1,
      /does not have sso_role_name\./,
    ],
    [
      'A role without an account.',
      { 'profile a': [...portal, 'sso_role_name = R'] },
      'ProfileIncomplete',
      1,
      /does not have sso_account_id\./,
    ],
    [
      'Neither start URL nor region.',
      { 'profile a': account },
      'ProfileIncomplete',
      1,
      /does not have sso_start_url, sso_region\./,
    ],
    [
      'An sso-session that does not exist.',
      { 'profile a': [...account, 'sso_session = crop'], ...corp },
      'ProfileIncomplete',
      4,
      /"crop"/,
    ],
    ['An empty sso-session.', { 'profile a': [...account, 'sso_session ='], ...corp }, 'ProfileIncomplete', 4, /""/],
    [
      'An sso-session without a region.',
      { 'profile a': [...account, session], 'sso-session corp': portal.slice(0, 1) },
      'ProfileIncomplete',
      1,
      /does not have sso_region/,
    ],
    [
      'A value that contradicts the sso-session.',
      { 'profile a': [...account, session, 'sso_region = us-east-1'], ...corp },
      'SourceConflict',
      5,
      /sso_region has "us-east-1" in profile "a" but "eu-west-1" in sso-session "corp"/,
    ],
    [
      'A value of any key that contradicts the sso-session.',
      { 'profile a': [...account, session, 'sso_registration_scopes = other'], ...corp },
      'SourceConflict',
      5,
      /sso_registration_scopes/,
    ],
    [
      'A secret that contradicts the sso-session, which is not told.',
      {
        'profile a': [...account, session, 'aws_secret_access_key = hidden1'],
        'sso-session corp': [...portal, 'aws_secret_access_key = hidden2'],
      },
      'SourceConflict',
      5,
      /^aws_secret_access_key has one value in profile "a" but another in sso-session "corp"\.$/,
    ],
  ];

  test.each(cases)('%s', (_sentence, sections, code, line, message) => {
    const error = errorOf({ config: ini(sections), profile: 'a' });
    expect(error).toMatchObject({ code, line });
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(/^(Add|Remove|Did you mean "corp")/);
  });
});

describe('What lacks is to be added where it belongs:', () => {
  const hintOf = (sections: Record<string, readonly string[]>) => errorOf({ config: ini(sections), profile: 'a' }).hint;

  test('to the profile, where there is no sso-session.', () => {
    expect(hintOf({ 'profile a': account })).toBe('Add sso_start_url, sso_region to profile "a".');
  });

  test('of an sso-session to that, and the role to the profile all the same.', () => {
    const lines = ['sso_account_id = 1', session];
    expect(hintOf({ 'profile a': lines, ...corp })).toBe('Add sso_role_name to profile "a".');
    expect(hintOf({ 'profile a': lines, 'sso-session corp': portal.slice(0, 1) })).toBe(
      'Add sso_role_name to profile "a", and sso_region to sso-session "corp".',
    );
  });
});

describe('An sso-session that a profile names must be whole, wherever its credentials come from', () => {
  test('It must exist, though keys are used.', () => {
    const error = errorOf({ config: ini({ 'profile a': [session, ...keys] }), profile: 'a' });
    expect(error).toMatchObject({ code: 'ProfileIncomplete', line: 2 });
  });

  test('It must have start URL and region itself, though the profile has them.', () => {
    const config = ini({ 'profile a': [...account, session, ...portal], 'sso-session corp': portal.slice(0, 1) });
    expect(errorOf({ config, profile: 'a' })).toMatchObject({ code: 'ProfileIncomplete', line: 7 });
  });

  test('It must be whole even when the environment keys are used.', () => {
    const environment = { AWS_PROFILE: 'a', AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 's' };
    expect(errorOf({ config: ini({ 'profile a': [session] }), environment }).code).toBe('ProfileIncomplete');
  });

  test('But not that of a source profile.', () => {
    const config = ini({
      'profile a': [`role_arn = ${roleArn('A')}`, 'source_profile = b'],
      'profile b': [session, ...keys],
    });
    expect(hopsOf({ config, profile: 'a' })).toEqual(['static b', 'assume-role a']);
  });
});

test("the calls go where the session's profile says, also for a role whose source signs in", () => {
  const sso = [
    'sso_start_url = https://x.awsapps.com/start',
    'sso_region = us-east-2',
    'sso_account_id = 111122223333',
    'sso_role_name = R',
  ];
  const config = ini({
    'profile base': [...sso, 'endpoint_url = http://never'],
    'profile role': [
      `role_arn = ${roleArn('Role')}`,
      'source_profile = base',
      'services = s',
      'use_fips_endpoint = true',
    ],
    'services s': ['sso =', '  endpoint_url = https://sso.private.example'],
  });
  const [hop] = planOf({ config, profile: 'role' }).hops;
  expect(hop).toMatchObject({
    kind: 'sso',
    portal: 'https://sso.private.example',
    tokenService: 'https://oidc-fips.us-east-2.amazonaws.com',
  });
});
