import { expect, it } from 'vitest';
import { roleNameOf } from '../../../src/core/arn.ts';

it.each([
  ['of a role', 'arn:aws:iam::123456789012:role/Developer', 'Developer'],
  ['of a role with a path', 'arn:aws-cn:iam::123456789012:role/teams/web/Developer', 'Developer'],
  ['of a line break in the path', 'arn:aws:iam::123456789012:role/te\nams/Developer', 'Developer'],
  ['of what is no ARN', 'Developer', 'Developer'],
  ['of an ARN that ends too early', 'arn:aws:iam::123456789012:role/', ''],
])('takes the name out %s', (_what, arn, name) => {
  expect(roleNameOf(arn)).toBe(name);
});
