import { describe, expect, test } from 'vitest';
import { isTrue, parseInteger, readParameter, readSetting, readVariable } from '../../../src/plan/resolvedValue.ts';

describe('An integer is what Python takes for one', () => {
  test.each([
    ['0', 0],
    ['-5', -5],
    ['+7', 7],
    [' 12\t', 12],
    ['1_000_000', 1_000_000],
    ['007', 7],
    ['３６００', 3600],
  ])('%j is %i.', (text, value) => {
    expect(parseInteger(text)).toBe(value);
  });

  test.each([
    '',
    ' ',
    '+',
    '1.0',
    '1e3',
    '0x10',
    '1 2',
    '_1',
    '1_',
    '1__2',
    '--1',
    'NaN',
    'Infinity',
    '9007199254740993',
  ])('%j is none.', (text) => {
    expect(parseInteger(text)).toBeUndefined();
  });
});

test.each([
  ['true', true],
  ['TRUE', true],
  ['false', false],
  ['1', false],
  ['yes', false],
  ['', false],
  [' true', false],
])('%j is %s, as botocore has it.', (value, expected) => {
  expect(isTrue({ value, by: { kind: 'default' } })).toBe(expected);
});

test('What is not there is undefined, and what is empty is there.', () => {
  expect(isTrue(undefined)).toBe(false);
  expect(readSetting(undefined, 'region')).toBeUndefined();
  expect(readVariable({}, 'AWS_REGION')).toBeUndefined();
  expect(readVariable({ AWS_REGION: '' }, 'AWS_REGION')).toEqual({
    value: '',
    by: { kind: 'variable', name: 'AWS_REGION' },
  });
  expect(readParameter(undefined, 'Region')).toBeUndefined();
});
