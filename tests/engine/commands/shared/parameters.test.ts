import { describe, expect, test } from 'vitest';
import { readPlan, toPlanRequest } from '../../../../src/commands/shared/parameters.ts';
import { fakeEdges } from '../../../support/fakeEdges.ts';

describe('What parameters ask the planner for', () => {
  test('An empty profile names none, as with aws-cli: `aws --profile ""` takes AWS_PROFILE or default.', () => {
    expect(toPlanRequest({ profile: '' })).toEqual({});
    expect(toPlanRequest({ profile: 'dev' })).toEqual({ profile: 'dev' });
  });

  test('Other empty values are values: what they mean is for the planner to say.', () => {
    const parameters = { externalId: '', serialNumber: '', roleSessionName: '', region: '', sourceProfile: '' };
    expect(toPlanRequest({ ...parameters, roleArn: 'r' })).toEqual({
      externalId: '',
      serialNumber: '',
      roleSessionName: '',
      region: '',
      role: { roleArn: 'r', sourceProfile: '' },
    });
  });

  test('What is not given is not there, and zero seconds are given.', () => {
    expect(toPlanRequest({})).toEqual({});
    expect(toPlanRequest({ durationSeconds: 0 })).toEqual({ durationSeconds: 0 });
  });
});

describe('A session policy', () => {
  const files = {
    '/home/me/.aws/config': '[profile r]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = b\n',
    '/home/me/.aws/credentials': '[b]\naws_access_key_id = AKIAEXAMPLEBASE00001\naws_secret_access_key = x\n',
    '/policy.json': '{"Version":"2012-10-17"}',
  };
  const planWith = (policy: string) => readPlan({ profile: 'r', policy }, fakeEdges({ files }));

  test.each(['/policy.json', '{"Version":"2012-10-17"}'])('is JSON, or a file that holds it: %s', (given) => {
    const read = planWith(given);
    expect(read.ok && read.value.plan.hops.at(-1)).toMatchObject({ policy: '{"Version":"2012-10-17"}' });
  });

  test('that is neither is refused.', () => {
    expect(planWith('/nowhere.json')).toMatchObject({
      ok: false,
      error: { code: 'InvalidParameter', target: '/nowhere.json' },
    });
  });
});
