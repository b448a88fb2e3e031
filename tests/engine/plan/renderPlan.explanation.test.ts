import { describe, expect, test } from 'vitest';
import type { Hop } from '../../../src/plan/plan.ts';
import { renderPlanExplanation } from '../../../src/plan/renderPlan.ts';
import { ini, keys, planOf, roleArn, type Situation } from './planOf.ts';

const explain = (situation: Situation) => renderPlanExplanation(planOf(situation));
const nowhere = { file: null, line: null, key: null, variable: null, parameter: null };
const config = '/home/me/.aws/config';

test('Each value is told with what decided it: a place in a file, a variable, a parameter or a default.', () => {
  const explanation = explain({
    config: ini({ 'profile a': [`role_arn = ${roleArn('A')}`, 'source_profile = b', 'mfa_serial = GAHT12345'] }),
    credentials: ini({ b: keys }),
    environment: { AWS_REGION: 'eu-west-1' },
    request: { externalId: 'xy' },
    profile: 'a',
  });
  expect(explanation).toMatchObject({
    profile: 'a',
    region: 'eu-west-1',
    regionDecidedBy: { ...nowhere, name: 'region', kind: 'variable', variable: 'AWS_REGION' },
    signingRegion: 'eu-west-1',
    stsEndpointDecidedBy: { name: 'stsEndpoint', variable: 'AWS_REGION' },
    hops: [
      { kind: 'static', mfaRequired: false },
      {
        kind: 'assume-role',
        mfaRequired: true,
        settings: [
          { ...nowhere, name: 'roleArn', kind: 'file', file: config, line: 2, key: 'role_arn' },
          { ...nowhere, name: 'sessionName', kind: 'default' },
          { ...nowhere, name: 'serialNumber', kind: 'file', file: config, line: 4, key: 'mfa_serial' },
          { ...nowhere, name: 'externalId', kind: 'parameter', parameter: 'ExternalId' },
        ],
      },
    ],
    reasons: [],
    warnings: [],
  });
});

test('Without a region nothing decided it.', () => {
  expect(explain({ credentials: ini({ default: keys }) })).toMatchObject({ region: null, regionDecidedBy: null });
});

describe('A source tells what a person wants to see of it', () => {
  const sso = ['sso_account_id = 1', 'sso_role_name = R', 'sso_start_url = https://x', 'sso_region = eu-west-1'];
  const cases: readonly [lines: readonly string[], hop: object][] = [
    [['credential_process = get it'], { kind: 'process', command: 'get it' }],
    [
      sso,
      { kind: 'sso', ssoSession: null, startUrl: 'https://x', ssoRegion: 'eu-west-1', accountId: '1', roleName: 'R' },
    ],
    [['login_session = arn:x'], { kind: 'login', loginSession: 'arn:x' }],
    [[`role_arn = ${roleArn('W')}`, 'web_identity_token_file = /t'], { kind: 'web-identity', tokenFile: '/t' }],
    [keys, { kind: 'static', accessKeyId: 'AKIAKEYS' }],
  ];

  test.each(cases)('%j', (lines, hop) => {
    expect(explain({ config: ini({ default: lines }) })['hops']).toMatchObject([hop]);
  });

  test('The command for a token code is told.', () => {
    const lines = [`role_arn = ${roleArn('A')}`, 'source_profile = default', 'mfa_process = code', ...keys];
    expect(explain({ config: ini({ default: lines }) })['hops']).toMatchObject([{}, { mfaProcess: 'code' }]);
  });
});

test('What stands in the place of a value, such as a secret that it has swallowed, is told of no hop.', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const swallowed = `x\naws_secret_access_key = ${secret}`;
  const common = { profile: 'a', provenance: {} };
  const role = { ...common, roleArn: swallowed, sessionName: swallowed };
  const hops: readonly Hop[] = [
    { ...common, kind: 'static', accessKeyId: secret, file: 'config' },
    { ...common, kind: 'environment', accessKeyId: secret },
    { ...common, kind: 'process', command: swallowed },
    { ...role, kind: 'web-identity', tokenFile: '/t' },
    { ...role, kind: 'assume-role', externalId: swallowed, serialNumber: swallowed, mfaProcess: swallowed },
  ];
  const plan = { ...planOf({ credentials: ini({ default: keys }) }), hops };
  const text = JSON.stringify(renderPlanExplanation(plan));
  expect(text.match(/\[secret\]/g)).toHaveLength(10);
  expect(text).not.toContain(secret);
});
