import { parse } from '../../../src/config/parse.ts';
import type { Configuration, FileKind, Sections, Setting } from '../../../src/config/profile.ts';
import { readCli } from '../../../src/config/readCli.ts';
import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import { mergeProfiles } from '../../../src/config/sections.ts';
import { succeed } from '../../../src/core/error.ts';
import type { Comparison } from './comparison.ts';
import type { Pair } from './generator.ts';

type Value = string | readonly (readonly [key: string, value: string])[];
type SectionList = readonly (readonly [name: string, entries: readonly (readonly [key: string, value: Value])[]])[];

/** The answer of oracle_profiles.py. */
type ProfilesAnswer =
  | { readonly refused: Readonly<Partial<Record<FileKind, number | null>>> }
  | {
      readonly names: readonly string[];
      readonly profiles: SectionList;
      readonly ssoSessions: SectionList;
      readonly services: SectionList;
    };

/** Compares the list of profiles, every value of every profile, and the line that makes a file unreadable. */
export const compareProfiles: Comparison<ProfilesAnswer> = {
  topic: 'profiles',
  compare: (pair, answer) => [...compareReading(pair, answer), ...compareProduct(pair, answer)],
};

/** Compares the AWS CLI reading only: it must agree without exception. */
function compareReading(pair: Pair, answer: ProfilesAnswer): string[] {
  const config = readFile(pair, 'config');
  const credentials = readFile(pair, 'credentials');
  if ('refused' in answer) {
    return [...compareRefusal(config, answer.refused), ...compareRefusal(credentials, answer.refused)];
  }
  const problems = [...config.problems, ...credentials.problems];
  if (problems.length > 0) return [`refused, where botocore reads: ${problems[0]?.message}`];
  const profiles = mergeProfiles(config, credentials);
  return [
    ...unequal('names', [...profiles.keys()], answer.names),
    ...unequal('profiles', listOf(profiles), answer.profiles),
    ...unequal('ssoSessions', listOf(config.ssoSessions), answer.ssoSessions),
    ...unequal('services', listOf(config.services), answer.services),
  ];
}

/** Compares the whole product: equal, or with a warning about what the AWS CLI does not read. */
function compareProduct(pair: Pair, answer: ProfilesAnswer): string[] {
  const read = readConfiguration({
    environment: {},
    platform: 'linux',
    homeDirectory: '/',
    readFile: (path) => succeed(new TextEncoder().encode(path.endsWith('config') ? pair.config : pair.credentials)),
  });
  if (!read.ok) return 'refused' in answer ? [] : [`product refuses, where botocore reads: ${read.error.message}`];
  const warned = read.value.warnings.some(({ code }) => code === 'AwsCliCannotRead');
  if ('refused' in answer) return warned ? [] : ['product reads without a warning, where botocore refuses'];
  if (warned) return ['product warns, where botocore reads'];
  return unequal('product', productValues(pair, read.value), answer.profiles);
}

/** The product's values; for a comment inside a value, about which it warns, the value of the AWS CLI reading. */
function productValues(pair: Pair, configuration: Configuration): SectionList {
  const cli = mergeProfiles(readFile(pair, 'config'), readFile(pair, 'credentials'));
  const replaced = new Set(configuration.warnings.map(({ file, line }) => `${file}:${line}`));
  return Array.from(configuration.profiles, ([name, section]) => {
    const entries = Array.from(section.settings, ([key, setting]): [string, Value] => {
      const isReplaced = replaced.has(`${setting.origin.file}:${setting.origin.line}`);
      return [key, plain((isReplaced ? cli.get(name)?.settings.get(key) : undefined) ?? setting)];
    });
    return [name, entries];
  });
}

function readFile(pair: Pair, kind: FileKind) {
  return { ...readCli(parse(pair[kind]), kind, kind), file: kind, kind, exists: true, warnings: [] };
}

function compareRefusal(
  reading: ReturnType<typeof readFile>,
  refused: Readonly<Partial<Record<string, number | null>>>,
): string[] {
  const line = refused[reading.file];
  const lines = reading.problems.map((problem) => problem.line);
  if (line === undefined)
    return lines.length === 0 ? [] : [`${reading.file}: refused at ${lines}, where botocore reads`];
  if (lines.length === 0) return [`${reading.file}: read, where botocore refuses line ${line}`];
  return line === null || lines.includes(line) ? [] : [`${reading.file}: refused at ${lines}, botocore at ${line}`];
}

function listOf(sections: Sections): SectionList {
  return Array.from(sections, ([name, section]) => [
    name,
    Array.from(section.settings, ([key, setting]) => [key, plain(setting)]),
  ]);
}

function plain(setting: Setting): Value {
  return setting.nested === undefined ? setting.value : Array.from(setting.nested, ([key, { value }]) => [key, value]);
}

function unequal(what: string, ours: unknown, theirs: unknown): string[] {
  const [mine, expected] = [JSON.stringify(ours), JSON.stringify(theirs)];
  return mine === expected ? [] : [`${what}: ${mine}\n  botocore: ${expected}`];
}
