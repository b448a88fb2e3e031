import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../src/core/error.ts';
import type { Hop } from '../../src/plan/plan.ts';
import { renderPlanAnswer, renderPlanExplanation } from '../../src/plan/renderPlan.ts';
import { resolvePlan } from '../../src/plan/resolvePlan.ts';
import { situation } from '../engine/plan/arbitraries.ts';
import { seed, size } from './size.ts';

const runs = size(100, 20_000);

describe('For any files and environment', () => {
  test(`${runs} plans or errors are valid and fast, and have no side effects.`, () => {
    const before = globals();
    fc.assert(
      fc.property(situation, ({ request, configuration, environment }) => {
        const result = soon(() => resolvePlan(request, configuration, environment));
        if (result.ok) expectSound(result.value.hops);
        else expectSaid(result.error);
        if (result.ok) expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value);
        if (result.ok) JSON.stringify([renderPlanAnswer(result.value), renderPlanExplanation(result.value)]);
        if (result.ok) expect(new URL(result.value.sts.url).protocol).toMatch(/^https?:$/);
      }),
      { numRuns: runs, seed },
    );
    expect(globals()).toEqual(before);
  });

  test('The same request has the same result.', () => {
    fc.assert(
      fc.property(situation, ({ request, configuration, environment }) => {
        const [first, second] = [0, 1].map(() => resolvePlan(request, configuration, environment));
        expect(second).toEqual(first);
      }),
      { numRuns: size(30, 1000), seed },
    );
  });
});

/** The result of a call that takes less than 100 ms in one of several tries, since a busy machine may interrupt one. */
function soon<T>(call: () => T): T {
  for (let tries = 1; ; tries++) {
    const started = performance.now();
    const result = call();
    if (performance.now() - started < 100) return result;
    if (tries === 5) throw new Error('The planner takes over 100 ms.');
  }
}

/** Asserts a base, a session of its user if MFA is required once, then only roles; each with the setting that decided it. */
function expectSound(hops: readonly Hop[]): void {
  const [first, ...rest] = hops;
  expect(first).toBeDefined();
  if (first?.kind === 'assume-role') throw new Error('A role is assumed without credentials to do it with.');
  const roles = rest[0]?.kind === 'mfa-session' ? rest.slice(1) : rest;
  for (const hop of roles) if (hop.kind !== 'assume-role') throw new Error(`A ${hop.kind} follows another hop.`);
}

function expectSaid({ code, message, hint }: { code: string; message: string; hint: string }): void {
  if (!errorCodes.some((known) => known === code)) throw new Error(`${code} is no code.`);
  if (!message.endsWith('.') || !/[.?]$/.test(hint)) throw new Error(`No sentences: ${message} / ${hint}`);
}

function globals(): unknown {
  const members = (value: object) => Reflect.ownKeys(value).map(String).sort();
  return [Object, Object.prototype, Function.prototype, Array.prototype, Map.prototype].map(members);
}
