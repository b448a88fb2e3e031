import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  anything,
  flag,
  matchShape,
  nullish,
  number,
  object,
  optional,
  record,
  strictObject,
  text,
  texts,
} from '../../../src/core/shape.ts';

const shape = strictObject({ name: text, times: optional(number), loud: nullish(flag), tags: optional(texts) });
const schema = z.strictObject({
  name: z.string(),
  times: z.optional(z.number()),
  loud: z.nullish(z.boolean()),
  tags: z.optional(z.union([z.string(), z.array(z.string())])),
});

describe('matchShape', () => {
  it('gives the value itself when all fits', () => {
    const value = { name: 'a', times: 2, loud: null, tags: ['b'] };
    expect(matchShape(value, shape)).toEqual({ ok: true, value });
  });

  it.each<[string, unknown, string]>([
    ['a missing member', {}, 'name: expected a string'],
    ['a member of another kind', { name: 1 }, 'name: expected a string'],
    ['text for a number', { name: 'a', times: '2' }, 'times: expected a number'],
    ['not a number', { name: 'a', times: Number.NaN }, 'times: expected a number'],
    ['text for a flag', { name: 'a', loud: 'yes' }, 'loud: expected true or false'],
    ['a list with something else in it', { name: 'a', tags: ['b', 1] }, 'tags: expected a string or a list of strings'],
    ['a member too many', { name: 'a', nmae: 'b' }, 'nmae: this parameter does not exist'],
    ['what only the prototype has', Object.create({ name: 'a' }), 'name: expected a string'],
    ['a list', ['a'], 'the request: expected an object'],
    ['null', null, 'the request: expected an object'],
    ['text', 'name', 'the request: expected an object'],
  ])('names %s', (_what, value, misfit) => {
    expect(matchShape(value, shape)).toEqual({ ok: false, misfits: [misfit] });
  });

  it('names all that does not fit, with the way to it', () => {
    const deep = object({ outer: record(object({ inner: number })), rest: anything });
    expect(matchShape({ outer: { a: { inner: 1 }, b: {}, c: 3 }, rest: 7 }, deep)).toEqual({
      ok: false,
      misfits: ['outer.b.inner: expected a number', 'outer.c: expected an object'],
    });
  });

  it('never repeats a value', () => {
    const match = matchShape({ name: ['s3cret'], times: 's3cret', loud: 's3cret', tags: { s: 's3cret' } }, shape);
    expect(match).toMatchObject({ ok: false, misfits: { length: 4 } });
    expect(JSON.stringify(match)).not.toContain('s3cret');
  });

  it('judges as zod does', () => {
    const member = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string()),
      fc.constant({}),
    );
    const names = fc.constantFrom('name', 'times', 'loud', 'tags', 'other', '__proto__', 'toString');
    const values = fc.oneof(fc.dictionary(names, member, { maxKeys: 4 }), member);
    fc.assert(fc.property(values, (value) => matchShape(value, shape).ok === schema.safeParse(value).success));
  });
});
