import { describe, expect, test } from 'vitest';
import { changedGlobals, snapshotGlobals } from '../support/fuzz/globals.ts';
import { properties } from '../support/fuzz/properties.ts';
import { tryProperty } from '../support/fuzz/tryProperty.ts';
import { seed, size } from './size.ts';

const inputs = size(200, 20_000);

describe(`Of ${inputs} inputs`, () => {
  test.each(properties)('$title', (property) => {
    const before = snapshotGlobals();
    tryProperty(property, inputs, seed);
    expect(changedGlobals(before)).toEqual([]);
  });
});
