import type { Random } from './random.ts';
import { generateExtras } from './scenarioExtras.ts';
import { generateSource } from './scenarioSources.ts';

/** The content of the two files of a case, before it is written as text: profiles of every kind, valid and invalid. */
export interface Scenario {
  readonly profiles: readonly ScenarioProfile[];
  readonly ssoSessions: readonly ScenarioSection[];
  readonly services: readonly ScenarioSection[];
}

export interface ScenarioSection {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** A value that begins with "\n" is a nested block. */
export type Entry = readonly [key: string, value: string];

export interface ScenarioProfile {
  readonly name: string;
  readonly config: readonly Entry[];
  readonly credentials: readonly Entry[];
}

export function generateScenario(random: Random): Scenario {
  const names = profileNames(random);
  const entries = new Map<string, Entry[]>(names.map((name) => [name, []]));
  const left = [...names];
  while (left.length > 0) {
    const taken = left.splice(
      0,
      random.weighted([
        [5, 1],
        [4, random.integer(2, 7)],
      ]),
    );
    for (const [name, own] of random.chance(0.6) ? chain(random, taken, names) : singles(random, taken, names)) {
      entries.get(name)?.push(...own, ...generateExtras(random));
    }
  }
  return {
    profiles: Array.from(entries, ([name, own]) => spread(random, name, own)),
    ssoSessions: ssoSessions(random),
    services: services(random),
  };
}

const plainNames = [
  'default',
  'dev',
  'prod',
  'base',
  'a',
  'b',
  'c',
  'd',
  'admin',
  'ops-1',
  'x.y',
  'team_a',
  'UPPER',
  'upper',
];
const oddNames = [
  'my dev',
  'a  b',
  'ünï',
  '日本',
  '\u00e9',
  'e\u0301',
  '__proto__',
  'constructor',
  'keys',
  'toString',
  'hasOwnProperty',
  "o'brien",
  'q"q',
  '',
  'DEFAULT',
  'profile',
  'profile a',
  'sso-session x',
  '-',
  'x]y',
  'a#b',
  'a ;b',
  '#a',
  'back\\slash',
  'İx',
  'ΑΣ',
  'tab\there',
  'nbsp\u00a0x',
  '$HOME',
  '~',
  '100%',
  'a=b',
  'a:b',
  '😂',
];

function profileNames(random: Random): string[] {
  const count = random.integer(1, 8);
  const names = new Set<string>();
  while (names.size < count) {
    names.add(random.pick(random.chance(0.2) ? oddNames : plainNames) ?? 'default');
  }
  return [...names];
}

type NamedEntries = readonly (readonly [name: string, entries: Entry[]])[];

/** A role chain that ends in keys, a credential source, nothing, a missing profile, or a profile of the chain itself. */
function chain(random: Random, taken: readonly string[], all: readonly string[]): NamedEntries {
  return taken.map((name, at) => {
    const next = taken[at + 1];
    if (next !== undefined) return [name, [...role(random), ['source_profile', next]]];
    return [
      name,
      random.chance(0.6) ? generateSource(random, name) : [...role(random), ...roleEnd(random, name, taken, all)],
    ];
  });
}

function singles(random: Random, taken: readonly string[], all: readonly string[]): NamedEntries {
  return taken.map((name) => {
    const kind = random.weighted([
      [3, 'base'],
      [3, 'role'],
      [1, 'both'],
    ]);
    const role_ = kind === 'base' ? [] : [...role(random), ...roleEnd(random, name, taken, all)];
    return [name, [...role_, ...(kind === 'role' ? [] : generateSource(random, name))]];
  });
}

function roleEnd(random: Random, name: string, taken: readonly string[], all: readonly string[]): Entry[] {
  const source = (value: string): Entry => ['source_profile', value];
  const credentials = (value: string): Entry => ['credential_source', value];
  const valid = random.pick(['Environment', 'Ec2InstanceMetadata', 'EcsContainer']);
  return random.weighted<Entry[]>([
    [4, [credentials(valid)]],
    [2, [credentials(random.pick(['environment', '', 'Env', 'Ec2']))]],
    [3, [source(random.pick(taken) ?? name)]],
    [3, [source(name)]],
    [3, [source(random.pick(all) ?? name)]],
    [2, [source(random.pick(['missing', '', 'Default', 'DEV']))]],
    [1, [source(random.pick(all) ?? name), credentials(random.pick([valid, '']))]],
    [1, []],
  ]);
}

function role(random: Random): Entry[] {
  const account = random.pick(['111122223333', '444455556666', '123456789012']);
  const arn = random.weighted([
    [20, `arn:aws:iam::${account}:role/${random.pick(['A', 'Admin', 'path/to/Role', 'ロール'])}`],
    [2, `arn:aws-cn:iam::${account}:role/A`],
    [1, random.pick(['', 'not-an-arn-at-all-but-long', 'arn:aws:iam::12:role/A'])],
  ]);
  const optional = (probability: number, key: string, values: readonly [string, ...string[]]): Entry[] =>
    random.chance(probability) ? [[key, random.pick(values)]] : [];
  return [
    ['role_arn', arn],
    ...optional(0.2, 'external_id', ['id', '123ABC', 'ロールx', '']),
    ...optional(0.2, 'mfa_serial', [`arn:aws:iam::${account}:mfa/me`, 'GAHT12345678', '']),
    ...optional(0.25, 'role_session_name', ['me', 'a.b@c', '', 'ab']),
    ...optional(0.25, 'duration_seconds', [
      '900',
      '3600',
      '43200',
      '899',
      '0',
      '-1',
      'abc',
      '',
      '1_000',
      '+900',
      '1e3',
      '900.0',
    ]),
  ];
}

/** Spreads settings over the two files: most where they belong, some in the other file, some in both with different values. */
function spread(random: Random, name: string, entries: readonly Entry[]): ScenarioProfile {
  const unique = new Map(entries.map((entry) => [entry[0], entry]));
  const config: Entry[] = [];
  const credentials: Entry[] = [];
  const together = random.chance(0.5) ? undefined : random.pick([config, credentials]);
  for (const entry of random.chance(0.5) ? random.shuffle([...unique.values()]) : unique.values()) {
    const home = together ?? (entry[0].startsWith('aws_') ? credentials : config);
    home.push(entry);
    if (random.chance(0.04))
      (home === config ? credentials : config).push([entry[0], random.chance(0.3) ? '' : `${entry[1]}2`]);
  }
  return { name, config, credentials };
}

function ssoSessions(random: Random): ScenarioSection[] {
  if (random.chance(0.5)) return [];
  const region = random.pick(['eu-west-1', 'eu-west-1', 'ap-northeast-1']);
  const entries: Entry[] = [
    ['sso_start_url', 'https://example.awsapps.com/start'],
    ['sso_region', region],
  ];
  return [{ name: 'corp', entries: random.chance(0.9) ? entries : entries.slice(0, 1) }];
}

function services(random: Random): ScenarioSection[] {
  if (random.chance(0.7)) return [];
  const nested = random.pick([
    '\nendpoint_url = http://127.0.0.1:4000',
    '\nEndpoint_URL = http://127.0.0.1:4000',
    '\nendpoint_url=',
    'plain',
  ]);
  return [{ name: 'local', entries: [[random.pick(['sts', 'STS', 's3']), nested]] }];
}
