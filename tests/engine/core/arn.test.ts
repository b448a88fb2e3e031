import { describe, expect, test } from 'vitest';
import { parseArn } from '../../../src/core/arn.ts';

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
