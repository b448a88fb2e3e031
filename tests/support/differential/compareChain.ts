import { parse } from '../../../src/config/parse.ts';
import type { Configuration, FileKind, FileReading } from '../../../src/config/profile.ts';
import { readCli } from '../../../src/config/readCli.ts';
import { mergeProfiles } from '../../../src/config/sections.ts';
import type { EngineError } from '../../../src/core/error.ts';
import { decideProfileName } from '../../../src/plan/profileName.ts';
import { resolvePlan } from '../../../src/plan/resolvePlan.ts';
import { type Call, expectedCalls, expectedToken } from './chainCalls.ts';
import { codesOf } from './chainErrors.ts';
import type { Comparison } from './comparison.ts';
import type { Pair } from './generator.ts';
import { type Compared, reasonsFor, usesMainRegion } from './intendedDifferences.ts';

/** The answer of oracle_chain.py for one profile. */
export type ChainAnswer =
  | {
      readonly asked: string | null;
      readonly region: string | null;
      readonly error: { readonly kind: string; readonly message: string };
    }
  | {
      readonly asked: string | null;
      readonly profile: string | null;
      readonly region: string | null;
      readonly calls: readonly Call[];
      readonly method: string;
      readonly token: string | null;
    };

/** Compares whether and how profiles resolve: the calls, or the kind of error. */
export const compareChain: Comparison<readonly ChainAnswer[] | null> = {
  topic: 'chain',
  compare: (pair, answers) =>
    casesOf(pair, answers ?? []).flatMap((one) => {
      const name = one.answer.asked === null ? 'no profile' : JSON.stringify(one.answer.asked);
      return compareAnswer(one).map((difference) => `${name}: ${difference}`);
    }),
};

/** The reasons of all intended differences that apply to a profile of the pair. */
export function intendedIn(pair: Pair, answers: readonly ChainAnswer[]): string[] {
  return casesOf(pair, answers).flatMap(reasonsFor);
}

interface Case extends Compared {
  readonly configuration: Configuration;
  readonly pair: Pair;
}

function casesOf(pair: Pair, answers: readonly ChainAnswer[]): Case[] {
  const configuration = readAsCli(pair);
  const environment = { ...pair.environment, ...surroundings(pair.seed) };
  return answers.map((answer) => {
    const request = answer.asked === null ? {} : { profile: answer.asked };
    // botocore does not use GetSessionToken for the keys of a profile with an MFA device.
    const result = resolvePlan({ ...request, longTerm: true }, configuration, environment);
    const section = configuration.profiles.get(decideProfileName(request, pair.environment).value);
    return { result, answer, section, configuration, pair };
  });
}

/** Some pairs run in a container, some on an EC2 instance; oracle_chain.py uses the same rule. */
function surroundings(seed: number): Readonly<Record<string, string>> {
  const container = seed % 5 === 4 ? { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/keys' } : {};
  return { ...container, AWS_EC2_METADATA_DISABLED: seed % 7 === 6 ? 'false' : 'true' };
}

function compareAnswer(one: Case): string[] {
  const { result, answer, configuration, pair } = one;
  if (reasonsFor(one).length > 0) return [];
  if ('error' in answer) {
    if (result.ok) return [`a plan, where botocore ends in ${answer.error.kind}: ${answer.error.message}`];
    return compareErrors(result.error, answer.error);
  }
  if (!result.ok)
    return [`${result.error.code}: ${result.error.message}\n  where botocore makes ${show(answer.calls)}`];
  const plan = result.value;
  const name = decideProfileName(answer.asked === null ? {} : { profile: answer.asked }, pair.environment);
  const place = answer.region === '' || usesMainRegion(plan) ? withoutPlace : (call: Call) => call;
  return [
    ...unequal('profile', name.by.kind === 'default' ? null : plan.profile, answer.profile),
    ...(answer.region === '' ? [] : unequal('region', plan.region?.value ?? null, answer.region)),
    ...unequal('calls', expectedCalls(plan).map(place), answer.calls.map(withoutTime).map(withPlainUrl).map(place)),
    ...unequal('token', expectedToken(plan, configuration, pair.environment) ?? answer.token, answer.token),
  ];
}

function compareErrors(ours: EngineError, theirs: { kind: string; message: string }): string[] {
  const codes = codesOf(theirs);
  return codes.includes(ours.code)
    ? []
    : [`${ours.code}: ${ours.message}\n  botocore: ${theirs.kind}: ${theirs.message}`];
}

/** Host names are case-insensitive. */
function withPlainUrl(call: Call): Call {
  return call.url === undefined ? call : { ...call, url: new URL(call.url).href };
}

function withoutPlace({ url: _url, signingRegion: _region, ...call }: Call): Call {
  return call;
}

/** Replaces a generated session name, recognized by its form. */
function withoutTime(call: Call): Call {
  const name = call.parameters?.['RoleSessionName'];
  if (name === undefined || !/^botocore-session-\d+$/.test(name)) return call;
  return { ...call, parameters: { ...call.parameters, RoleSessionName: '(generated)' } };
}

/** Reads the files only as the AWS CLI does, without the values that the product takes from the reading of the SDKs. */
function readAsCli(pair: Pair): Configuration {
  const config = readFile(pair, 'config');
  const credentials = readFile(pair, 'credentials');
  const profiles = mergeProfiles(config, credentials);
  const { ssoSessions, services } = config;
  return { config, credentials, profiles, ssoSessions, services, warnings: [] };
}

function readFile(pair: Pair, kind: FileKind): FileReading {
  return { ...readCli(parse(pair[kind]), kind, kind), file: kind, kind, exists: true, warnings: [] };
}

function unequal(what: string, ours: unknown, theirs: unknown): string[] {
  const [mine, expected] = [show(ours), show(theirs)];
  return mine === expected ? [] : [`${what}: ${mine}\n  botocore: ${expected}`];
}

function show(value: unknown): string {
  return JSON.stringify(value, sortKeys);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
