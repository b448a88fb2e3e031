import { key } from '../config/keys.ts';
import type { Section } from '../config/profile.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import { readSetting } from './decided.ts';
import type { Subject } from './hop.ts';
import { requireLineBreaks } from './lostBreaks.ts';
import { warnOfForeign } from './missingSource.ts';
import type { Hop } from './plan.ts';
import { bothSources, cycle, nameChain, noSource, sourceEmpty, sourceMissing } from './roleChainProblems.ts';
import { hasRole, readRoleHop } from './roleHop.ts';
import { readCredentialSource } from './sources/credentialSource.ts';
import { readProfileSource } from './sources/sources.ts';
import { hasStaticKey } from './sources/static.ts';

export interface HopsChoice {
  /** In the order in which they run. */
  readonly hops: readonly Hop[];
  readonly reasons: readonly string[];
  readonly warnings: readonly Warning[];
  /** Why there are no hops: the AWS CLI sees that no credentials were found only when it signs a call. */
  readonly refusal?: Result<never>;
}

/**
 * The chain of roles from a profile that has one down to its base credentials, of any length (botocore
 * AssumeRoleProvider, whose recursion this is as a loop). A source that has static keys gives those; its own role
 * is not even looked at.
 */
export function resolveRoleChain(subject: Subject, first: Section): Result<HopsChoice> {
  const walk: Walk = { names: [first.name], visited: new Set([first.name]), roles: [], reasons: [] };
  let current = first;
  for (;;) {
    walk.roles.push(current);
    const source = readSource(current, subject, walk);
    if (!source.ok) return source;
    const next = source.value.next;
    if (next === null) return finish(source.value.base, walk, subject);
    if (hasStaticKey(next) || !hasRole(next)) return finish(readBase(next, subject, walk), walk, subject);
    current = next;
  }
}

interface Walk {
  readonly names: string[];
  readonly visited: Set<string>;
  /** The profiles with the roles, from the role asked for down to the first to assume. */
  readonly roles: Section[];
  readonly reasons: string[];
}

type Source = { readonly next: Section } | { readonly next: null; readonly base: Result<Hop> };

/** Exactly one of source_profile and credential_source must be there; an empty one is there. */
function readSource(current: Section, subject: Subject, walk: Walk): Result<Source> {
  const profile = readSetting(current, key.sourceProfile);
  const named = readSetting(current, key.credentialSource);
  if (profile && named) return bothSources(current, named, walk);
  if (named) return succeed({ next: null, base: readCredentialSource(named, current.name, subject) });
  if (profile === undefined) return noSource(current, walk, subject.configuration.profiles);
  const next = subject.configuration.profiles.get(profile.value);
  if (next === undefined) return sourceMissing(current, profile, subject.configuration.profiles.keys(), walk);
  const whole = requireLineBreaks(next, subject.configuration);
  if (!whole.ok) return whole;
  const selfWithKeys = next.name === current.name && hasStaticKey(next);
  if (walk.visited.has(next.name) && !selfWithKeys) return cycle(current, profile, walk);
  walk.names.push(next.name);
  walk.visited.add(next.name);
  return succeed({ next });
}

/** Of a source profile only what the profile itself names counts: never the environment, a container, an instance. */
function readBase(source: Section, subject: Subject, walk: Walk): Result<Hop> {
  if (hasRole(source) && walk.roles.at(-1)?.name !== source.name) {
    walk.reasons.push(
      say`Profile "${source.name}" has its own access key, so its role is not assumed when it is a source profile.`,
    );
  }
  return (
    readProfileSource({ ...subject, name: source.name, section: source, variablesCount: false }) ??
    sourceEmpty(source, subject.configuration.profiles)
  );
}

function finish(base: Result<Hop>, { names, roles, reasons }: Walk, subject: Subject): Result<HopsChoice> {
  if (!base.ok) return fail(nameChain(base.error, names));
  const read = roles.map((section) => ({ ...readRoleHop(section), section }));
  const warnings = read.flatMap(({ section, warnings }) => [
    ...warnings,
    ...warnOfForeign(section, subject.configuration.profiles),
  ]);
  return succeed({ hops: [base.value, ...read.map(({ hop }) => hop).reverse()], reasons, warnings });
}
