import { describe, expect, test } from 'vitest';
import { renderPlanAnswer } from '../../../src/plan/renderPlan.ts';
import { ini, keys, planOf, roleArn, type Situation } from './planOf.ts';

const answerOf = (situation: Situation) => renderPlanAnswer(planOf(situation));
const hopsOf = (situation: Situation) => answerOf(situation)['hops'];

test('An answer has exactly these members, in this order.', () => {
  expect(Object.keys(answerOf({ credentials: ini({ default: keys }) }))).toEqual([
    'profile',
    'region',
    'stsEndpoint',
    'hops',
    'warnings',
  ]);
});

describe('Every kind of hop has exactly its members', () => {
  const sso = ['sso_account_id = 1', 'sso_role_name = R', 'sso_start_url = https://x', 'sso_region = eu-west-1'];
  const cases: readonly [situation: Situation, hop: object][] = [
    [{ credentials: ini({ default: keys }) }, { kind: 'static', profile: 'default', accessKeyId: 'AKIAKEYS' }],
    [
      { environment: { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' } },
      { kind: 'environment', profile: null, accessKeyId: 'AKIAENV' },
    ],
    [{ config: ini({ default: ['credential_process = get --secret x'] }) }, { kind: 'process', profile: 'default' }],
    [{ config: ini({ default: sso }) }, { kind: 'sso', profile: 'default' }],
    [{ config: ini({ default: ['login_session = arn:x'] }) }, { kind: 'login', profile: 'default' }],
    [{ environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://x' } }, { kind: 'container', profile: null }],
    [{ environment: { AWS_EC2_METADATA_DISABLED: '' } }, { kind: 'instance', profile: null }],
    [
      { config: ini({ default: [`role_arn = ${roleArn('W')}`, 'web_identity_token_file = /t'] }) },
      { kind: 'web-identity', profile: 'default', roleArn: roleArn('W'), sessionName: null },
    ],
  ];

  test.each(cases)('%j', (situation, hop) => {
    expect(hopsOf(situation)).toStrictEqual([hop]);
  });

  const role = [`role_arn = ${roleArn('A')}`, 'source_profile = default', ...keys];
  const plain = { kind: 'assume-role', profile: 'default', roleArn: roleArn('A'), sessionName: null };

  test('An assumed role with nothing else.', () => {
    expect(hopsOf({ config: ini({ default: role }) })).toStrictEqual([expect.anything(), plain]);
  });

  test('An assumed role with all there is; mfa_process is not told.', () => {
    const lines = ['role_session_name = me', 'external_id = xy', 'mfa_serial = GAHT12345', 'mfa_process = code'];
    const config = ini({ default: [...role, ...lines, 'duration_seconds = 900'] });
    expect(hopsOf({ config })).toStrictEqual([
      { kind: 'static', profile: 'default', accessKeyId: 'AKIAKEYS' },
      { ...plain, sessionName: 'me', externalId: 'xy', serialNumber: 'GAHT12345', durationSeconds: 900 },
    ]);
  });
});

test('A warning has a file and a line, or null.', () => {
  const config = ini({ default: [...keys, 'region =', 'max_attempts ='] });
  expect(answerOf({ config, environment: { AWS_REGION: '' } })['warnings']).toMatchObject([
    { code: 'AwsCliCannotRead', file: null, line: null },
    { code: 'AwsCliCannotRead', file: '/home/me/.aws/config', line: 4 },
    { code: 'AwsCliCannotRead', file: '/home/me/.aws/config', line: 5 },
  ]);
});

test('Warnings of the files come along: what aws-cli will not read is told with the plan.', () => {
  const answer = answerOf({ config: ini({ default: [...keys, 'region = eu-west-1 # home'] }) });
  expect(answer).toMatchObject({ region: 'eu-west-1', warnings: [{ code: 'CommentInValue', line: 4 }] });
});
