import { describe, expect, test } from 'vitest';
import { errorOf, ini, keys, planOf, roleArn } from '../engine/plan/planOf.ts';
import { size } from './size.ts';

const many = size(300, 10_000);

const chain = (length: number, last: string) =>
  ini(
    Object.fromEntries(
      Array.from({ length }, (_, at) => [
        `profile p${at}`,
        [`role_arn = ${roleArn(`R${at}`)}`, `source_profile = ${at === length - 1 ? last : `p${at + 1}`}`],
      ]),
    ),
  );

describe('A role chain can have any length', () => {
  test.each([50, many])('A chain of %i roles has one hop for each and one for its source.', (length) => {
    const { hops } = planOf({ config: chain(length, 'base'), credentials: ini({ base: keys }), profile: 'p0' });
    expect(hops).toHaveLength(length + 1);
    expect(hops[1]).toMatchObject({ profile: `p${length - 1}` });
    expect(hops.at(-1)).toMatchObject({ profile: 'p0' });
  });

  test(`A cycle of ${many} roles is detected, and its message is short.`, () => {
    const error = errorOf({ config: chain(many, 'p0'), profile: 'p0' });
    expect(error.code).toBe('ProfileCycle');
    const last = [3, 2, 1].map((back) => `p${many - back}`).join(' -> ');
    expect(error.message).toBe(
      `The source profiles form a cycle: p0 -> p1 -> p2 -> p3 -> (${many - 7} more) -> ${last} -> p0.`,
    );
  });
});
