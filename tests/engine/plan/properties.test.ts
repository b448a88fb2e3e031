import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/core/error.ts';
import type { Hop } from '../../../src/plan/plan.ts';
import { renderPlanAnswer } from '../../../src/plan/renderPlanAnswer.ts';
import { renderPlanExplanation } from '../../../src/plan/renderPlanExplanation.ts';
import { resolvePlan } from '../../../src/plan/resolvePlan.ts';
import { listFiles } from '../project/tree.ts';
import { situation } from './arbitraries.ts';
import { ini, keys, planOf, roleArn } from './planOf.ts';

/** `FUZZ_RUNS=1000000 npx vitest run tests/engine/plan/properties.test.ts` runs long. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 20_000);

describe('Whatever the files and the shell say', () => {
  test(`${runs} times there is a sound plan or a sound error, soon, and nothing else changes.`, () => {
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
      { numRuns: runs },
    );
    expect(globals()).toEqual(before);
  }, 3_600_000);

  test('The same question has the same answer.', () => {
    fc.assert(
      fc.property(situation, ({ request, configuration, environment }) => {
        const [first, second] = [0, 1].map(() => resolvePlan(request, configuration, environment));
        expect(second).toEqual(first);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The result of a call that takes under 100 ms: of several tries, since a busy machine may interrupt one. */
function soon<T>(call: () => T): T {
  for (let tries = 1; ; tries++) {
    const started = performance.now();
    const result = call();
    if (performance.now() - started < 100) return result;
    if (tries === 5) throw new Error('The planner takes over 100 ms.');
  }
}

/** One base, then roles only; each of them decided by something. */
function expectSound(hops: readonly Hop[]): void {
  const [first, ...rest] = hops;
  expect(first).toBeDefined();
  if (first?.kind === 'assume-role') throw new Error('A role is assumed without credentials to do it with.');
  for (const hop of rest) if (hop.kind !== 'assume-role') throw new Error(`A ${hop.kind} follows another hop.`);
}

function expectSaid({ code, message, hint }: { code: string; message: string; hint: string }): void {
  if (!errorCodes.some((known) => known === code)) throw new Error(`${code} is no code.`);
  if (!message.endsWith('.') || !/[.?]$/.test(hint)) throw new Error(`No sentences: ${message} / ${hint}`);
}

function globals(): unknown {
  const members = (value: object) => Reflect.ownKeys(value).map(String).sort();
  return [Object, Object.prototype, Function.prototype, Array.prototype, Map.prototype].map(members);
}

describe('A plan is data', () => {
  test('It survives JSON.', () => {
    const plan = planOf({
      config: ini({
        'profile a': [`role_arn = ${roleArn('A')}`, 'source_profile = b', 'external_id = xy', 'region = eu-west-1'],
        'profile b': [`role_arn = ${roleArn('B')}`, 'web_identity_token_file = /t'],
      }),
      profile: 'a',
    });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  test('Nothing that the planner needs reads files, asks a network or tells the time.', () => {
    const reached = reach(listFiles('src/plan'));
    expect([...reached].filter((name) => /^node:|^@aws-sdk|^@smithy/.test(name))).toEqual([]);
    const clocks = [...reached].filter(
      (name) =>
        name.startsWith('src/') &&
        /Date\.now|new Date\(\)|Math\.random|\bprocess\.(?:env|platform|argv|cwd)/.test(code(name)),
    );
    expect(clocks).toEqual([]);
  });

  test('The planner leaves what it is given as it was.', () => {
    const environment = Object.freeze({ AWS_REGION: 'eu-west-1' });
    const request = Object.freeze({ externalId: 'xy' });
    const config = ini({ default: [`role_arn = ${roleArn('A')}`, 'source_profile = default', ...keys] });
    expect(planOf({ config, environment, request }).hops).toHaveLength(2);
  });
});

/** Every module that the given files import at run time, themselves included. */
function reach(files: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const next = [...files];
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    if (!file.startsWith('src/')) continue;
    for (const [, name = ''] of code(file).matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)';/gms)) {
      next.push(name.startsWith('.') ? new URL(name, `file:///${file}`).pathname.slice(1) : name);
    }
  }
  return reached;
}

function code(file: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../${file}`, import.meta.url)), 'utf8');
}
