import { expect, test } from 'vitest';
import { renderChain } from '../../../src/plan/roleChainProblems.ts';

const names = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`);

test.each([
  [1, 'p0'],
  [3, 'p0 -> p1 -> p2'],
  [9, 'p0 -> p1 -> p2 -> p3 -> p4 -> p5 -> p6 -> p7 -> p8'],
  [10, 'p0 -> p1 -> p2 -> p3 -> (2 more) -> p6 -> p7 -> p8 -> p9'],
  [1000, 'p0 -> p1 -> p2 -> p3 -> (992 more) -> p996 -> p997 -> p998 -> p999'],
])('Of %i names a sentence stays readable.', (count, text) => {
  expect(renderChain(names(count))).toBe(text);
});
