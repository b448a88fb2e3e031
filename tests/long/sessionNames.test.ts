import { expect, it } from 'vitest';
import { digestText } from '../../src/core/digest.ts';
import { countKeyPairs } from '../support/session/keyPairs.ts';
import { size } from './size.ts';

const plans = size(300, 50_000);
const texts = size(2_000, 200_000);

it(`two plans, of ${plans} pairs, have the same session key if and only if everything that defines the session is equal`, () => {
  const { pairs, equal, wrong, sharedNames } = countKeyPairs(plans, 20_261_124);
  expect({ pairs, wrong, sharedNames }).toEqual({ pairs: plans, wrong: [], sharedNames: 0 });
  expect(equal).toBeGreaterThan(plans / 10);
});

it(`a digest has 16 hex digits, and is unique among ${texts} similar texts, with well-distributed halves`, () => {
  const digests = Array.from({ length: texts }, (_, number) => digestText(`arn:aws:iam::111122223333:role/R${number}`));
  expect(digests.every((digest) => /^[0-9a-f]{16}$/.test(digest))).toBe(true);
  expect(new Set(digests).size).toBe(texts);
  // By chance, about five of 200,000 values of 32 bits are equal.
  const expected = (texts * texts) / 2 ** 33;
  for (const half of [0, 8]) {
    const different = new Set(digests.map((digest) => digest.slice(half, half + 8))).size;
    expect(texts - different).toBeLessThan(6 * Math.max(1, expected));
  }
});
