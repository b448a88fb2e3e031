import { describe, expect, test } from 'vitest';
import { nearestNames, probableName, similarNames } from '../../../src/config/similarNames.ts';

const names = ['default', 'production', 'staging', 'dev', 'dev-admin', 'Sandbox'];

describe('The nearest names', () => {
  test.each([
    ['porduction', 'production'],
    ['DEV', 'dev'],
    ['sandbox', 'Sandbox'],
    ['dev_admin', 'dev-admin'],
  ])('of %s begin with %s.', (wanted, nearest) => {
    expect(nearestNames(wanted, names)[0]).toBe(nearest);
  });

  test('are three, equally near ones in the order of the files.', () => {
    expect(nearestNames('xx', ['aa', 'bb', 'cc', 'dd'])).toEqual(['aa', 'bb', 'cc']);
  });

  test('are all there are, when there are fewer.', () => {
    expect(nearestNames('x', ['a'])).toEqual(['a']);
    expect(nearestNames('x', [])).toEqual([]);
  });
});

describe('A probable name', () => {
  test.each([
    ['regoin', 'region'],
    ['rolearn', 'role_arn'],
    ['source_profle', 'source_profile'],
  ])('for %s is %s.', (wrong, right) => {
    expect(probableName(wrong, ['region', 'role_arn', 'source_profile', 's3'])).toBe(right);
  });

  test.each(['output', 'note', 'x', ''])('is not found for %j.', (other) => {
    expect(probableName(other, ['region', 'role_arn', 'source_profile'])).toBeUndefined();
  });
});

describe('Names that are near', () => {
  test.each([
    ['porduction', ['production']],
    ['prod', ['production']],
    ['dev', ['dev', 'dev-admin']],
    ['admin-dev', ['dev', 'dev-admin']],
    ['dve', ['dev']],
    ['sandbox-eu', ['Sandbox']],
    ['stagign', ['staging']],
    ['default2', ['default']],
  ])('to %s: %j.', (wanted, near) => {
    expect(similarNames(wanted, names)).toEqual(near);
  });

  test.each(['zzz', 'x', '', 'corp', 'test', 'a', '本番'])('to %s: none.', (wanted) => {
    expect(similarNames(wanted, [...names, 'x1', 'b', '開発'])).toEqual([]);
  });

  test('are three at most.', () => {
    expect(similarNames('prod', ['prod1', 'prod2', 'prod3', 'prod4'])).toEqual(['prod1', 'prod2', 'prod3']);
  });
});
