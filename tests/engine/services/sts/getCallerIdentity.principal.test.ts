import { expect, it } from 'vitest';
import { parsePrincipal } from '../../../../src/services/sts/getCallerIdentity.ts';

it.each([
  ['arn:aws:sts::111122223333:assumed-role/Dev/me@x', 'AssumedRole', 'Dev', 'me@x'],
  ['arn:aws-cn:sts::111122223333:assumed-role/Dev/a/b', 'AssumedRole', 'Dev', 'a/b'],
  ['arn:aws:sts::111122223333:federated-user/bob', 'FederatedUser', null, 'bob'],
  ['arn:aws:iam::111122223333:user/division/alice', 'User', null, null],
  ['arn:aws:sts::123456789012:user/moto', 'User', null, null],
  ['arn:aws:iam::111122223333:root', 'Root', null, null],
  ['arn:aws:iam::111122223333:role/Dev', 'Other', null, null],
  ['arn:aws:sts::111122223333:assumed-role/Dev', 'Other', null, null],
  ['arn:aws:s3:::root', 'Other', null, null],
  ['', 'Other', null, null],
  ['not an ARN', 'Other', null, null],
])('reads %s as %s', (arn, principalType, roleName, sessionName) => {
  expect(parsePrincipal(arn)).toEqual({ principalType, roleName, sessionName });
});
