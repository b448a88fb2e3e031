import { describe, expect, test } from 'vitest';
import { isRoleArn, parseArn } from '../../../src/core/arn.ts';

describe('An ARN has six parts', () => {
  test('of which the last may hold colons.', () => {
    expect(parseArn('arn:aws-cn:sts:cn-north-1:111122223333:a:b:c')).toEqual({
      partition: 'aws-cn',
      service: 'sts',
      region: 'cn-north-1',
      accountId: '111122223333',
      resource: 'a:b:c',
    });
  });

  test('of which region and account may be empty.', () => {
    expect(parseArn('arn:aws:iam::111122223333:role/path/A')).toMatchObject({
      region: null,
      accountId: '111122223333',
    });
    expect(parseArn('arn:aws:s3:::bucket')).toMatchObject({ region: null, accountId: null, resource: 'bucket' });
  });

  test.each([
    '',
    'arn',
    'arn:aws:iam::111122223333',
    'arn:aws:iam::111122223333:',
    'arn::iam::1:x',
    'arn:aws:::1:x',
    'ARN:aws:iam::1:x',
    ' arn:aws:iam::1:x',
  ])('%j is none.', (text) => {
    expect(parseArn(text)).toBeUndefined();
  });
});

describe('A role has an ARN of IAM with a path and a name', () => {
  test.each(['role/A', 'role/aws-reserved/sso.amazonaws.com/eu-west-1/A_b+=,.@-', `role/${'x'.repeat(64)}`])(
    '%j',
    (resource) => {
      expect(isRole(`arn:aws-iso-f:iam::111122223333:${resource}`)).toBe(true);
      expect(isRole(`arn:aws:iam:::${resource}`)).toBe(true);
    },
  );

  test.each([
    'user/A',
    'role/',
    'role/path/',
    'role/My Role',
    'role/A ',
    'role/A:b',
    'role/R\u00f4le',
    `role/${'x'.repeat(65)}`,
  ])('but not %j.', (resource) => {
    expect(isRole(`arn:aws:iam::111122223333:${resource}`)).toBe(false);
  });

  test('of no region and no other service.', () => {
    expect(isRole('arn:aws:iam:us-east-1:111122223333:role/A')).toBe(false);
    expect(isRole('arn:aws:sts::111122223333:role/A')).toBe(false);
  });
});

function isRole(text: string): boolean | undefined {
  const arn = parseArn(text);
  return arn && isRoleArn(arn);
}
