import { describe, expect, test } from 'vitest';
import { errorOf, ini, keys, planOf, roleArn } from './planOf.ts';

const config = (lines: readonly string[], arn = roleArn('A')) =>
  ini({ 'profile a': [`role_arn = ${arn}`, 'source_profile = b', ...lines], 'profile b': keys });
const lastHop = (lines: readonly string[]) => planOf({ config: config(lines), profile: 'a' }).hops.at(-1);

describe('duration_seconds is read as Python reads a number', () => {
  test.each([
    ['900', 900],
    ['43200', 43_200],
    ['999999', 999_999],
    ['+900', 900],
    ['1_000', 1000],
    ['0900', 900],
  ])('%s is %i seconds; there is no upper bound, STS has one.', (text, seconds) => {
    expect(lastHop([`duration_seconds = ${text}`])).toMatchObject({ durationSeconds: seconds });
  });

  test.each(['abc', '', '900.0', '1e3', '900s', '9 00', '_900', '900_', '9__00'])(
    '%j is no number and ignored, as aws-cli does, but with a warning.',
    (text) => {
      const plan = planOf({ config: config([`duration_seconds = ${text}`]), profile: 'a' });
      expect(plan.hops.at(-1)).not.toHaveProperty('durationSeconds');
      expect(plan.warnings).toMatchObject([{ code: 'DurationIgnored', line: 4 }]);
      expect(plan.warnings[0]?.message).toContain(`"${text}"`);
    },
  );

  test.each(['899', '0', '-1', '-900'])('%s is refused: STS wants 900 at least.', (text) => {
    const error = errorOf({ config: config([`duration_seconds = ${text}`]), profile: 'a' });
    expect(error).toMatchObject({ code: 'InvalidParameter', target: 'a', line: 4 });
    expect(error.message).toBe(
      `${text} seconds is too short: STS requires at least 900. It comes from duration_seconds in /home/me/.aws/config line 4 (profile "a").`,
    );
  });
});

describe('A comment behind a value goes to STS with it, as with aws-cli, but with a warning', () => {
  test.each([
    ['role_arn', 'arn:aws:iam::111122223333:role/R', '# team', 2, 'roleArn'],
    ['external_id', 'tokyo', '; theirs', 4, 'externalId'],
    ['mfa_serial', 'arn:aws:iam::111122223333:mfa/me', '#phone', 4, 'serialNumber'],
    ['role_session_name', 'me', '# I', 4, 'sessionName'],
  ])('%s = %s %s', (key, value, comment, line, property) => {
    const text = `${value} ${comment}`;
    const lines = key === 'role_arn' ? [] : [`${key} = ${text}`];
    const plan = planOf({ config: config(lines, key === 'role_arn' ? text : undefined), profile: 'a' });
    expect(plan.hops.at(-1)).toMatchObject({ [property]: text });
    expect(plan.warnings).toMatchObject([{ code: 'CommentInValue', file: '/home/me/.aws/config', line }]);
    expect(plan.warnings[0]?.message).toContain(`AWS will reject ${key} in`);
    expect(plan.warnings[0]?.message).toContain(`"${comment}"`);
  });

  test.each(['external_id = a#b', 'mfa_process = code # of mine', 'role_session_name = me;you'])(
    'Not for %s, in which no comment begins or which is not sent.',
    (line) => {
      expect(planOf({ config: config([line]), profile: 'a' }).warnings).toEqual([]);
    },
  );
});

describe('Values that are too short for STS are refused, as aws-cli does before it calls', () => {
  test.each([
    ['role_arn', 'arn:aws:iam::1:role', 2],
    ['role_arn', '', 2],
    ['external_id', 'x', 4],
    ['external_id', '', 4],
    ['mfa_serial', 'GAHT1234', 4],
    ['mfa_serial', '', 4],
    ['role_session_name', 'x', 4],
  ])('%s = %s', (key, value, line) => {
    const lines = key === 'role_arn' ? [] : [`${key} = ${value}`];
    const error = errorOf({ config: config(lines, key === 'role_arn' ? value : undefined), profile: 'a' });
    expect(error).toMatchObject({ code: 'InvalidParameter', target: 'a', line });
    expect(error.hint).toContain(key);
  });

  test.each([
    ['external_id = xy', { externalId: 'xy' }],
    ['external_id = 😀😀', { externalId: '😀😀' }],
    ['mfa_serial = GAHT12345', { serialNumber: 'GAHT12345' }],
    ['role_session_name = xy', { sessionName: 'xy' }],
    ['role_session_name =', { sessionName: null }],
    ['mfa_process = ykman oath code', { mfaProcess: 'ykman oath code' }],
  ])('%s is long enough.', (line, hop) => {
    expect(lastHop([line])).toMatchObject(hop);
  });

  test('An emoji is one character, as in Python.', () => {
    expect(errorOf({ config: config(['external_id = 😀']), profile: 'a' }).code).toBe('InvalidParameter');
  });

  test('A web identity has the same bounds.', () => {
    const short = ini({ default: ['role_arn = short', 'web_identity_token_file = /t'] });
    expect(errorOf({ config: short })).toMatchObject({ code: 'InvalidParameter', line: 2 });
  });
});

describe('Which of several errors is told', () => {
  const two = (first: string, second: string) =>
    ini({
      'profile a': [`role_arn = ${roleArn('A')}`, 'source_profile = b', first],
      'profile b': [`role_arn = ${roleArn('B')}`, 'source_profile = c', second],
      'profile c': keys,
    });

  test('That of the call that is made first.', () => {
    const error = errorOf({ config: two('external_id = x', 'duration_seconds = 1'), profile: 'a' });
    expect(error).toMatchObject({ target: 'b', line: 8 });
  });

  test('A wrong region before a wrong parameter.', () => {
    const environment = { AWS_REGION: 'no region' };
    const error = errorOf({ config: two('external_id = x', ''), environment, profile: 'a' });
    expect(error.target).toBe('no region');
  });

  test('A wrong parameter of the first call before a region that is missing to sign it.', () => {
    const environment = { AWS_ENDPOINT_URL: 'http://127.0.0.1' };
    expect(errorOf({ config: two('', 'external_id = x'), environment, profile: 'a' }).target).toBe('b');
    expect(errorOf({ config: two('external_id = x', ''), environment, profile: 'a' }).target).toBe('http://127.0.0.1');
  });

  test('A circle before all of them.', () => {
    const circle = two('external_id = x', 'duration_seconds = 1').replace('source_profile = c', 'source_profile = a');
    expect(errorOf({ config: circle, environment: { AWS_REGION: 'no region' }, profile: 'a' }).code).toBe(
      'ProfileCycle',
    );
  });
});

describe('An indented block where one value is expected is refused', () => {
  test.each(['role_session_name', 'external_id', 'mfa_serial'])('%s', (key) => {
    const error = errorOf({ config: config([`${key} =`, '  k = a long value indeed']), profile: 'a' });
    expect(error).toMatchObject({ code: 'InvalidParameter', line: 4 });
    expect(error.message).toMatch(/indented block/);
  });

  test.each(['credential_process', 'login_session'])('%s', (key) => {
    const error = errorOf({ config: ini({ default: [`${key} =`, '  k = v'] }) });
    expect(error).toMatchObject({ code: 'InvalidParameter', line: 2 });
  });

  test('region', () => {
    expect(errorOf({ config: ini({ default: [...keys, 'region =', '  k = v'] }) }).code).toBe('InvalidParameter');
  });
});
