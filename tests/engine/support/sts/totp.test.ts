import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32, matchingStep, nextStep, stepOf, totp } from '../../../support/sts/totp.ts';

// RFC 6238, appendix B, SHA-1: the secret is the ASCII text 12345678901234567890; the last six of eight digits.
const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS: readonly (readonly [number, string])[] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
];

const at = (seconds: number) => new Date(seconds * 1000);

describe('totp', () => {
  it.each(VECTORS)('gives the code of RFC 6238 at %d s', (seconds, code) => {
    expect(totp(SEED, at(seconds))).toBe(code);
  });

  it('reads a seed in lower case, with spaces and with padding', () => {
    expect(totp('gezd gnbv gy3t qojq gezd gnbv gy3t qojq====', at(59))).toBe('287082');
  });

  it('refuses a seed that is not base32', () => {
    expect(() => totp('01189', at(59))).toThrow('not base32');
  });
});

describe('matchingStep', () => {
  it.each([
    ['the step itself', 0],
    ['one step late', 30],
    ['one step early', -30],
  ])('takes a code that is %s', (_, offset) => {
    expect(matchingStep(SEED, '005924', at(1234567890 + offset))).toBe(stepOf(at(1234567890)));
  });

  it.each([
    ['two steps late', '005924', 60],
    ['two steps early', '005924', -60],
    ['another code', '005925', 0],
    ['the right code, shortened', '05924', 0],
    ['empty', '', 0],
  ])('refuses a code that is %s', (_, code, offset) => {
    expect(matchingStep(SEED, code, at(1234567890 + offset))).toBeUndefined();
  });
});

it('names the first moment of the next code', () => {
  expect(nextStep(at(1234567890))).toEqual(at(1234567920));
  expect(nextStep(at(1234567919))).toEqual(at(1234567920));
});

// RFC 4648, section 10.
it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('writes and reads %j as the base32 of RFC 4648', (text, base32) => {
  expect(encodeBase32(Buffer.from(text))).toBe(base32);
  expect(decodeBase32(base32).toString()).toBe(text);
});
