import { describe, expect, test } from 'vitest';
import type { PlanRequest } from '../../../src/plan/plan.ts';
import { errorOf, ini, keys, planOf, roleArn } from './planOf.ts';

const sso = ['sso_start_url = https://x', 'sso_region = eu-west-1', 'sso_account_id = 1', 'sso_role_name = r'];
const role = [`role_arn = ${roleArn('Role')}`, 'source_profile = base'];
const config = ini({
  'profile plain': role,
  'profile tagged': [
    ...role,
    'session_tags = team = red, cost=7=x',
    'transitive_session_tags = team',
    'source_identity = alice',
  ],
  'profile odd': [...role, 'session_tags = red'],
  'profile lone': [...role, 'transitive_session_tags = team'],
  'profile sso': sso,
  'profile web': [`role_arn = ${roleArn('Web')}`, 'web_identity_token_file = /t'],
});
const credentials = ini({ base: keys });
const situation = (profile: string, request: PlanRequest = {}) => ({ config, credentials, profile, request });
const lastOf = (profile: string, request?: PlanRequest) => planOf(situation(profile, request)).hops.at(-1);

describe('What a call carries', () => {
  test("comes from the profile, in aws-vault's words.", () => {
    expect(lastOf('tagged')).toMatchObject({
      sessionTags: ['team = red', 'cost=7=x'],
      transitiveTagKeys: ['team'],
      sourceIdentity: 'alice',
      provenance: { sourceIdentity: { key: 'source_identity' }, sessionTags: { key: 'session_tags' } },
    });
  });

  test('comes from parameters, which override the profile.', () => {
    const request = {
      tag: ['a=b'],
      transitiveTagKey: ['a'],
      sourceIdentity: 'bob',
      policy: '{}',
      policyArn: ['arn:aws:iam::aws:policy/A'],
    };
    expect(lastOf('tagged', request)).toMatchObject({
      sessionTags: ['a=b'],
      transitiveTagKeys: ['a'],
      sourceIdentity: 'bob',
      policy: '{}',
      policyArns: ['arn:aws:iam::aws:policy/A'],
      provenance: { policyArns: { kind: 'parameter', name: 'PolicyArn' } },
    });
    expect(lastOf('web', { policy: '{}' })).toMatchObject({ policy: '{}' });
  });
});

describe('What cannot count is refused', () => {
  test.each<readonly [profile: string, request: PlanRequest, words: string]>([
    ['sso', { policy: '{}' }, '-Policy cannot be used'],
    ['base', { tag: ['a=b'] }, '-Tag cannot be used'],
    ['web', { sourceIdentity: 'alice' }, '-SourceIdentity cannot be used'],
    ['odd', {}, '"red" is not a valid tag'],
    ['lone', {}, 'but no tag has this key'],
    ['plain', { tag: ['a=1', 'A=2'] }, 'Two tags have the same key'],
    ['plain', { tag: ['=1'] }, 'empty or too long'],
    ['plain', { tag: Array.from({ length: 51 }, (_, index) => `k${index}=v`) }, '51 tags'],
    ['plain', { sourceIdentity: 'a b' }, 'is not a valid source identity'],
    ['plain', { sourceIdentity: 'aws:me' }, 'is not a valid source identity'],
    ['plain', { policy: '[]' }, 'is not a JSON object'],
    ['plain', { policy: `{"a":"${'x'.repeat(2050)}"}` }, 'STS allows only 2048'],
    ['plain', { policyArn: ['ReadOnlyAccess'] }, 'by its ARN'],
  ])('%s with %j', (profile, request, words) => {
    expect(errorOf(situation(profile, request))).toMatchObject({
      code: 'InvalidParameter',
      message: expect.stringContaining(words),
    });
  });
});
