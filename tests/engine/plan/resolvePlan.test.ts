import { expect, test } from 'vitest';
import { renderPlanAnswer } from '../../../src/plan/renderPlan.ts';
import { planOf } from './planOf.ts';

test('A role with static keys in its source profile gives two hops in the order in which they run.', () => {
  const plan = planOf({
    config: `[profile dev]
role_arn = arn:aws:iam::111122223333:role/Dev
source_profile = base
external_id = x1
mfa_serial = arn:aws:iam::111122223333:mfa/me
duration_seconds = 3600
region = eu-west-1
`,
    credentials: '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n',
    profile: 'dev',
  });
  expect(renderPlanAnswer(plan)).toEqual({
    profile: 'dev',
    region: 'eu-west-1',
    stsEndpoint: 'https://sts.eu-west-1.amazonaws.com',
    hops: [
      { kind: 'static', profile: 'base', accessKeyId: 'AKIABASE' },
      {
        kind: 'assume-role',
        profile: 'dev',
        roleArn: 'arn:aws:iam::111122223333:role/Dev',
        sessionName: null,
        externalId: 'x1',
        serialNumber: 'arn:aws:iam::111122223333:mfa/me',
        durationSeconds: 3600,
      },
    ],
    warnings: [],
  });
});
