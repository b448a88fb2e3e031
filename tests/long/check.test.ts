import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base, keys } from '../engine/check/examples/example.ts';
import { findingsOf, shortOf } from '../engine/check/situation.ts';
import { seed, size } from './size.ts';

const runs = size(25, 1_500);
const profiles = size(100, 10_000);

it(`the check returns for any of ${runs} files and variables, and never shows a secret`, () => {
  const word = fc.constantFrom(
    ...[
      '[profile a]',
      '[default]',
      '[a]',
      '[services s]',
      '[sso-session s]',
      '  ',
      ' = ',
      ':',
      '#',
      '\t',
      'a',
      '"',
      "'",
      '\\',
    ],
    ...[
      'role_arn',
      'source_profile',
      'services',
      'sso_session',
      'credential_process',
      'endpoint_url',
      'http://',
      '__proto__',
    ],
    ...['duration_seconds', 'region', 'aws_access_key_id = ', '\u00e9', '\ufeff'],
  );
  const line = fc.array(word, { maxLength: 4 }).map((words) => words.join(''));
  const lines = fc.array(fc.oneof(line, fc.constantFrom(...keys)), { maxLength: 8 });
  const name = fc.constantFrom(
    'AWS_PROFILE',
    'AWS_REGION',
    'AWS_ENDPOINT_URL',
    'AWS_CREDENTIAL_EXPIRATION',
    'AWS_CA_BUNDLE',
  );
  const environment = fc.dictionary(name, line);
  fc.assert(
    fc.property(lines, lines, environment, (configLines, credentialsLines, variables) => {
      const situation = { config: configLines, credentials: credentialsLines, environment: variables };
      for (const { rule, message, suggestion } of findingsOf(situation)) {
        expect(`${rule}: ${message} ${suggestion}`).not.toContain('wJalrXUtnFEMI');
      }
    }),
    { numRuns: runs, seed },
  );
});

const longest = Math.max(5, profiles / 2_000);
it(`the check of ${profiles} profiles takes less than ${longest} seconds of CPU time`, () => {
  const role = ['role_arn = arn:aws:iam::111122223333:role/Admin', 'source_profile = base'];
  const roles = Array.from({ length: profiles }, (_, at) => [`[profile r${at}]`, ...role]).flat();
  const started = process.cpuUsage();
  expect(shortOf({ config: roles, credentials: base })).toEqual([]);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1e6).toBeLessThan(longest);
});

const links = size(100, 10_000);
it.each<[string, string, readonly string[]]>([
  ['a chain', 'base', []],
  ['a chain to nowhere', 'nowhere', ['SourceMissing']],
  ['a circle', 'r0', ['ProfileCycle']],
])(
  `%s of ${links} roles is checked in a time that grows with its length alone, and found once`,
  (_what, last, rules) => {
    const roles = Array.from({ length: links }, (_, at) => [
      ...[`[profile r${at}]`, 'role_arn = arn:aws:iam::111122223333:role/Admin', 'region = eu-west-1'],
      `source_profile = ${at === links - 1 ? last : `r${at + 1}`}`,
    ]).flat();
    const started = process.cpuUsage();
    expect(findingsOf({ config: roles, credentials: base }).map(({ rule }) => rule)).toEqual(rules);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(longest * 2);
  },
);
