import { Random } from './random.ts';
import { generateScenario, type Scenario } from './scenario.ts';
import { generateEnvironment } from './scenarioExtras.ts';
import { generateSoup } from './soup.ts';
import { configHeader, type Style, type WrittenSection, writeText } from './writeText.ts';

/** A case of the differential test: two files, an environment, and the profile to resolve. */
export interface Pair {
  readonly seed: number;
  readonly config: string;
  readonly credentials: string;
  readonly environment: Readonly<Record<string, string>>;
  /** As with `--profile`; null if none is specified. */
  readonly profile: string | null;
}

/** Generates a pair from a seed. The result must stay the same for each seed: a change here makes old seeds meaningless. */
export function generatePair(seed: number): Pair {
  const random = new Random(seed);
  return random.chance(0.1) ? soupPair(random, seed) : scenarioPair(random, seed);
}

function soupPair(random: Random, seed: number): Pair {
  const credentials = random.chance(0.5) ? generateSoup(random) : '';
  return {
    seed,
    config: generateSoup(random),
    credentials,
    environment: {},
    profile: random.chance(0.5) ? 'default' : null,
  };
}

function scenarioPair(random: Random, seed: number): Pair {
  const style = random.weighted<Style>([
    [4, { variety: 0, damage: 0 }],
    [4, { variety: 0.06, damage: 0 }],
    [2, { variety: 0.25, damage: 0 }],
    [3, { variety: 0.06, damage: 0.02 }],
    [1, { variety: 0.25, damage: 0.1 }],
  ]);
  const scenario = generateScenario(random);
  const names = scenario.profiles.map(({ name }) => name);
  return {
    seed,
    config: marked(random, style, writeText(random, configSections(random, scenario, style), style)),
    credentials: marked(random, style, writeText(random, credentialsSections(random, scenario, style), style)),
    environment: generateEnvironment(random, names),
    profile: random.chance(0.5) ? (random.pick([...names, ...names, 'default', 'missing', '']) ?? null) : null,
  };
}

function configSections(random: Random, scenario: Scenario, style: Style): WrittenSection[] {
  const write = (kind: string, name: string) => configHeader(random, kind, name, style);
  const sections: WrittenSection[] = [
    ...scenario.profiles
      .filter(({ config }) => config.length > 0 || random.chance(0.5))
      .map(({ name, config }) => ({ header: write('profile', name), entries: config })),
    ...scenario.ssoSessions.map(({ name, entries }) => ({ header: write('sso-session', name), entries })),
    ...scenario.services.map(({ name, entries }) => ({ header: write('services', name), entries })),
  ];
  return withOddSections(random, random.chance(0.3) ? random.shuffle(sections) : sections, style);
}

function credentialsSections(random: Random, scenario: Scenario, style: Style): WrittenSection[] {
  const sections = scenario.profiles
    .filter(({ credentials }) => credentials.length > 0)
    .map(({ name, credentials }) => ({
      header: random.chance(style.damage) ? `[profile ${name}]` : `[${name}]`,
      entries: credentials,
    }));
  return withOddSections(random, random.chance(0.3) ? random.shuffle(sections) : sections, style);
}

function withOddSections(random: Random, sections: readonly WrittenSection[], style: Style): WrittenSection[] {
  const odd: WrittenSection[] = [];
  if (random.chance(style.variety / 2))
    odd.push({
      header: '[DEFAULT]',
      entries: [
        ['region', 'sa-east-1'],
        ['default_key', 'everywhere'],
      ],
    });
  if (random.chance(style.variety / 2)) odd.push({ header: '[profile default]', entries: [['region', 'af-south-1']] });
  if (random.chance(style.variety / 2)) odd.push({ header: '[preview]', entries: [['cloudfront', 'true']] });
  if (random.chance(style.damage)) odd.push(...sections.slice(0, 1));
  return odd.length === 0 ? [...sections] : random.shuffle([...sections, ...odd]);
}

function marked(random: Random, style: Style, text: string): string {
  return random.chance(style.damage / 2) ? `\ufeff${text}` : text;
}
