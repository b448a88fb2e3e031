import { expect, test } from 'vitest';
import { probableSetting } from '../../../src/check/knownSettings.ts';

test.each([
  ['aws_secret_key', 'aws_secret_access_key'],
  ['aws_access_key', 'aws_access_key_id'],
  ['secret_access_key', 'aws_secret_access_key'],
  ['session_token', 'aws_session_token'],
  ['session_name', 'role_session_name'],
  ['role-arn', 'role_arn'],
  ['mfaserial', 'mfa_serial'],
  ['regoin', 'region'],
  ['aws_acces_key_id', 'aws_access_key_id'],
])('%s probably means %s', (unknown, meant) => {
  expect(probableSetting(unknown)).toBe(meant);
});

test.each(['name', 'color', 'my_own_notes', 'team', '_', '', '__proto__'])('%j means nothing known', (unknown) => {
  expect(probableSetting(unknown)).toBeUndefined();
});
