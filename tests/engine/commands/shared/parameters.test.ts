import { describe, expect, test } from 'vitest';
import { toPlanRequest } from '../../../../src/commands/shared/parameters.ts';

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
