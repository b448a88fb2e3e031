import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../../src/config/readConfiguration.ts';
import type { Tell } from '../../../../src/core/conversation.ts';
import type { PlanRequest } from '../../../../src/plan/plan.ts';
import { resolvePlan } from '../../../../src/plan/resolvePlan.ts';
import { decideSharing, findSharedFile } from '../../../../src/sessions/awsCli/sharing.ts';
import { fakeSessionEdges } from '../../../support/session/fakeMachine.ts';

const role = 'arn:aws:iam::111122223333:role/A';
const credentials =
  '[one]\naws_access_key_id = AKIAEXAMPLEBASE00001\naws_secret_access_key = x\n[two]\naws_access_key_id = AKIAEXAMPLEBASE00002\naws_secret_access_key = x\n';
const dev = `[profile dev]\nrole_arn = ${role}\nsource_profile = one\nregion = eu-west-1\n`;

function decide(
  config: string,
  request: PlanRequest = { profile: 'dev' },
  environment: Record<string, string> = {},
  index?: number,
) {
  const edges = fakeSessionEdges({
    environment,
    files: { '/home/me/.aws/config': config, '/home/me/.aws/credentials': credentials },
  });
  const configuration = readConfiguration(edges);
  if (!configuration.ok) throw new Error(configuration.error.message);
  const plan = resolvePlan(request, configuration.value, environment);
  if (!plan.ok) throw new Error(plan.error.message);
  const at = index ?? plan.value.hops.length - 1;
  return decideSharing(at, plan.value, configuration.value, { hostName: 'host-a', environment });
}

describe('decideSharing', () => {
  it.each<[string, string]>([
    ['a profile\u2019s role', dev],
    [
      'the same role by another profile with the same source',
      `${dev}[profile x]\nrole_arn = ${role}\nsource_profile = one\nregion = eu-west-1\n`,
    ],
    [
      'the same role in another region: the session is good for both',
      `${dev}[profile x]\nrole_arn = ${role}\nsource_profile = one\nregion = us-east-1\n`,
    ],
    [
      'the same role with other settings from another source',
      `${dev}[profile x]\nrole_arn = ${role}\nsource_profile = two\nexternal_id = e\n`,
    ],
    ['another role from another source', `${dev}[profile x]\nrole_arn = ${role}2\nsource_profile = two\n`],
    [
      'the same role by a profile that leads nowhere',
      `${dev}[profile x]\nrole_arn = ${role}\nsource_profile = nobody\n`,
    ],
    ['a role with an endpoint that stands in the file', `${dev}endpoint_url = http://127.0.0.1:4566\n`],
  ])('shares %s', (_, config) => {
    expect(decide(config)).toEqual({ share: true, argumentsText: `{"RoleArn": "${role}"}` });
  });

  it('does not share a session of what aws-cli does not send', () => {
    expect(decide(`${dev}session_tags = a=b\n`)).toMatchObject({ share: false, why: expect.stringContaining('tags') });
  });

  it.each<[string, string]>([
    ['has another source profile', `[profile x]\nrole_arn = ${role}\nsource_profile = two\n`],
    ['has a source of another kind', `[profile x]\nrole_arn = ${role}\ncredential_source = Ec2InstanceMetadata\n`],
    [
      'has one role more between',
      `[profile m]\nrole_arn = ${role}M\nsource_profile = one\n[profile x]\nrole_arn = ${role}\nsource_profile = m\n`,
    ],
    ['is a web identity', `[profile x]\nrole_arn = ${role}\nweb_identity_token_file = /token\n`],
    [
      'calls another endpoint',
      `[profile x]\nrole_arn = ${role}\nsource_profile = one\nregion = eu-west-1\nendpoint_url = http://127.0.0.1:4566\n`,
    ],
  ])('does not share the file of a profile beside which another %s', (_, other) => {
    expect(decide(dev + other)).toEqual({
      share: false,
      why: 'profile "x" has the same role from another source, and the AWS CLI caches both in one file',
    });
    expect(decide(other + dev)).toMatchObject({ share: false });
  });

  it('does not share a role that stands in no profile', () => {
    expect(decide(dev, { role: { roleArn: role, sourceProfile: 'one' } })).toEqual({
      share: false,
      why: 'its role is not in a profile',
    });
  });

  it('does not share what only this shell gets from its own endpoint', () => {
    const environment = { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:4566' };
    expect(decide(dev, undefined, environment)).toEqual({
      share: false,
      why: 'only this shell uses its STS endpoint',
    });
  });

  it.each([
    ['keys', '[profile dev]\naws_access_key_id = AKIAEXAMPLEBASE00003\naws_secret_access_key = x\n'],
    ['a process', '[profile dev]\ncredential_process = p\n'],
    [
      'SSO',
      '[profile dev]\nsso_start_url = https://c.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = R\n',
    ],
  ])('does not share %s', (_, config) => {
    expect(decide(config)).toEqual({
      share: false,
      why: 'the AWS CLI does not cache this kind of session under that name',
    });
  });

  it('shares a web identity of the profile itself, not one that is a source', () => {
    const web = `[profile web]\nrole_arn = ${role}W\nweb_identity_token_file = /token\n`;
    const chain = `${web}[profile dev]\nrole_arn = ${role}\nsource_profile = web\nregion = eu-west-1\n`;
    expect(decide(web, { profile: 'web' })).toMatchObject({ share: true });
    expect(decide(chain, undefined, {}, 0)).toEqual({
      share: false,
      why: 'the AWS CLI does not cache a web identity that is a source',
    });
    expect(decide(chain)).toMatchObject({ share: true });
  });

  it.each([
    ['https://sts.amazonaws.com', true],
    ['https://sts.eu-west-1.amazonaws.com', true],
    ['https://sts-fips.us-east-1.amazonaws.com', true],
    ['https://sts.eu-west-1.api.aws', true],
    ['https://sts.cn-north-1.amazonaws.com.cn', true],
    ['https://sts.eu-isoe-west-1.cloud.adc-e.uk', true],
    ['http://sts.eu-west-1.amazonaws.com', false],
    ['https://sts.eu-west-1.amazonaws.com.example.com', false],
    ['https://sts.example.com', false],
    ['https://stsx.amazonaws.com', false],
    ['https://sts.amazonaws.com@example.com', false],
    ['https://sts.eu-west-1.amazonaws.com:8443', false],
  ])('takes %s for an endpoint of AWS: %s', (url, isOfficial) => {
    expect(decide(dev, undefined, { AWS_ENDPOINT_URL_STS: url }).share).toBe(isOfficial);
  });
});

describe('findSharedFile', () => {
  it('names the file, or tells why there is none', () => {
    const told: Tell[] = [];
    const edges = fakeSessionEdges({
      files: { '/home/me/.aws/config': dev, '/home/me/.aws/credentials': credentials },
      tell: (event) => told.push(event),
    });
    const configuration = readConfiguration(edges);
    const plan = configuration.ok ? resolvePlan({ profile: 'dev' }, configuration.value, {}) : configuration;
    if (!configuration.ok || !plan.ok) throw new Error('no plan');
    expect(findSharedFile(1, plan.value, configuration.value, edges)).toBe(
      '4860a7fa4ae31231be33dbc4bf069ab2605c3034.json',
    );
    expect(findSharedFile(0, plan.value, configuration.value, edges)).toBeUndefined();
    expect(told).toEqual([
      {
        kind: 'verbose',
        message:
          'The session is not shared with the AWS CLI: the AWS CLI does not cache this kind of session under that name.',
      },
    ]);
  });
});
