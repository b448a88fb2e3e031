import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findPlanErrors } from '../../src/check/planErrors.ts';
import type { Configuration } from '../../src/config/profile.ts';
import { readConfiguration } from '../../src/config/readConfiguration.ts';
import type { EngineError } from '../../src/core/error.ts';
import { resolvePlan } from '../../src/plan/resolvePlan.ts';
import { fakeCommandEdges } from '../support/fakeCommandEdges.ts';
import { seed, size } from './size.ts';

const arn = 'arn:aws:iam::111122223333:role/A';
const names = Array.from('abcdefgh');
/** Without lost line breaks, which have a separate rule. */
const wrongs = [
  ...['credential_source = Environment', 'credential_source = Nowhere', 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE'],
  ...['aws_secret_access_key = wJalrXUtnFEMI', 'web_identity_token_file = /token', 'role_arn = nothing'],
  ...['duration_seconds = 1', 'external_id =', 'endpoint_url = nowhere', 'region = not a region', 'role_arn ='],
  ...['sso_session = corp', 'sso_account_id = 1', 'mfa_serial = x', 'credential_process =', 'login_session = x'],
  ...['sts_regional_endpoints = none', 'use_fips_endpoint = maybe', 'source_profile ='],
];

const profile = fc
  .record({
    kind: fc.constantFrom('role', 'role', 'role', 'role', 'role', 'keys', 'nothing'),
    source: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...names) }, fc.constantFrom('', 'nobody')),
    wrong: fc.array(fc.constantFrom(...wrongs), { maxLength: 2, size: 'small' }),
    isWrong: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ kind, source, wrong, isWrong }) => [
    ...(kind === 'role' ? [`role_arn = ${arn}`, `source_profile = ${source}`] : []),
    ...(kind === 'keys' ? ['aws_access_key_id = AKIAIOSFODNN7EXAMPLE', 'aws_secret_access_key = wJalrXUtnFEMI'] : []),
    ...(isWrong === 0 ? wrong : []),
  ]);

function configurationOf(lines: readonly string[]): Configuration {
  const files = { '/home/me/.aws/config': lines.join('\n') };
  const configuration = readConfiguration(fakeCommandEdges({ files }));
  // A duplicate setting makes the file unreadable.
  fc.pre(configuration.ok);
  return configuration.value;
}

/** The headers of the sections that the errors are in; undefined for an error without a line. */
function headersOf(errors: readonly EngineError[], lines: readonly string[]): ReadonlySet<string | undefined> {
  return new Set(errors.map(({ line = 0 }) => lines.slice(0, line).findLast((text) => text.startsWith('['))));
}

function planEach(configuration: Configuration): readonly EngineError[] {
  return [...configuration.profiles.keys()].flatMap((name) => {
    const plan = resolvePlan({ profile: name }, configuration, {});
    return plan.ok || plan.error.code === 'CredentialsNotFound' ? [] : [plan.error];
  });
}

it('an error about a whole section is at its header, also for a later profile of a chain', () => {
  const role = (name: string, source: string) => [
    `[profile ${name}]`,
    `role_arn = ${arn}`,
    `source_profile = ${source}`,
  ];
  const lines = [...role('a', 'b'), ...role('b', 'd'), ...role('d', 'a'), 'aws_secret_access_key = wJalrXUtnFEMI'];
  const errors = findPlanErrors(configurationOf(lines)).map(({ error: { code, line } }) => `${code} ${line}`);
  expect(errors).toEqual(['ProfileIncomplete 7', 'ProfileCycle 6']);
});

it('the check reports an error in a profile if and only if a plan is rejected because of it', () => {
  fc.assert(
    fc.property(fc.array(profile, { minLength: 2, maxLength: names.length }), (profiles) => {
      const lines = profiles.flatMap((settings, at) => [`[profile ${names[at]}]`, ...settings]);
      const configuration = configurationOf(lines);
      const errors = findPlanErrors(configuration).map(({ error }) => error);
      const found = headersOf(errors, lines);
      const refused = headersOf(planEach(configuration), lines);
      const text = lines.join('\n');
      expect({ text, missing: [...refused].filter((header) => !found.has(header)) }).toEqual({ text, missing: [] });
      // Errors that another error hides from the plan may be reported, too.
      expect({ text, isAny: found.size > 0 }).toEqual({ text, isAny: refused.size > 0 });
    }),
    { numRuns: size(40, 20_000), seed },
  );
});
