import { key } from '../config/keys.ts';
import type { Section } from '../config/profile.ts';
import { type Result, succeed } from '../protocol/error.ts';
import type { Warning } from '../protocol/warning.ts';
import { renderChain } from './chainText.ts';
import type { AssumeRoleHop, Decided, Hop } from './plan.ts';
import { refuse, renderDecider } from './problem.ts';
import { readProfileSource } from './profileSources.ts';
import { hasRole, readRoleHop } from './roleHop.ts';
import { readSetting } from './settings.ts';
import { readCredentialSource } from './sources/credentialSource.ts';
import { hasStaticKey } from './sources/static.ts';
import type { Subject } from './sources/subject.ts';

export interface HopsChoice {
  /** In the order in which they run. */
  readonly hops: readonly Hop[];
  readonly reasons: readonly string[];
  readonly warnings: readonly Warning[];
}

/**
 * The chain of roles from a profile that has one down to its base credentials, of any length (botocore
 * AssumeRoleProvider, whose recursion this is as a loop). A source that has static keys gives those; its own role
 * is not even looked at.
 */
export function resolveRoleChain(subject: Subject, first: Section): Result<HopsChoice> {
  const walk: Walk = { names: [first.name], visited: new Set([first.name]), roles: [], warnings: [], reasons: [] };
  let current = first;
  for (;;) {
    const { hop, warnings } = readRoleHop(current);
    walk.roles.push(hop);
    walk.warnings.push(...warnings);
    const source = readSource(current, subject, walk);
    if (!source.ok) return source;
    const next = source.value.next;
    if (next === null) return finish(source.value.base, walk);
    if (hasStaticKey(next) || !hasRole(next)) return finish(readBase(next, subject, walk), walk);
    current = next;
  }
}

interface Walk {
  readonly names: string[];
  readonly visited: Set<string>;
  /** From the role asked for down to the first to assume. */
  readonly roles: AssumeRoleHop[];
  readonly warnings: Warning[];
  readonly reasons: string[];
}

type Source = { readonly next: Section } | { readonly next: null; readonly base: Result<Hop> };

/** Exactly one of source_profile and credential_source must be there; an empty one is there. */
function readSource(current: Section, subject: Subject, walk: Walk): Result<Source> {
  const profile = readSetting(current, key.sourceProfile);
  const named = readSetting(current, key.credentialSource);
  if (profile && named) return bothSources(current, named, walk);
  if (named) return succeed({ next: null, base: readCredentialSource(named, current.name, subject.environment) });
  if (profile === undefined) return noSource(current, walk);
  const next = subject.configuration.profiles.get(profile.value);
  if (next === undefined) return sourceMissing(current, profile, walk);
  const selfWithKeys = next.name === current.name && hasStaticKey(next);
  if (walk.visited.has(next.name) && !selfWithKeys) return cycle(current, profile, walk);
  walk.names.push(next.name);
  walk.visited.add(next.name);
  return succeed({ next });
}

/** Of a source profile only what the profile itself names counts: never the environment, a container, an instance. */
function readBase(source: Section, subject: Subject, walk: Walk): Result<Hop> {
  if (hasRole(source) && walk.roles.at(-1)?.profile !== source.name) {
    walk.reasons.push(`Profile "${source.name}" has keys of its own, so as a source its role is not assumed.`);
  }
  return (
    readProfileSource({ ...subject, name: source.name, section: source, variablesCount: false }) ??
    sourceEmpty(source, walk)
  );
}

function finish(base: Result<Hop>, walk: Walk): Result<HopsChoice> {
  if (!base.ok) return base;
  return succeed({ hops: [base.value, ...walk.roles.reverse()], reasons: walk.reasons, warnings: walk.warnings });
}

function bothSources(current: Section, named: Decided<string>, walk: Walk): Result<never> {
  return refuse({
    code: 'SourceConflict',
    message: `Profile "${current.name}" has both source_profile and credential_source${inChain(walk.names)}.`,
    hint: 'Remove one of the two keys.',
    target: current.name,
    by: named.by,
  });
}

function noSource(current: Section, walk: Walk): Result<never> {
  return refuse({
    code: 'ProfileIncomplete',
    message: `Profile "${current.name}" has role_arn but neither source_profile nor credential_source${inChain(walk.names)}.`,
    hint: hasStaticKey(current)
      ? `Add "source_profile = ${current.name}" to it, so that its own keys sign the call.`
      : 'Add source_profile = the profile whose credentials may assume the role, or credential_source.',
    target: current.name,
    by: readSetting(current, key.roleArn)?.by,
  });
}

function sourceMissing(current: Section, profile: Decided<string>, walk: Walk): Result<never> {
  return refuse({
    code: 'ProfileIncomplete',
    message: `The source_profile "${profile.value}" of profile "${current.name}" does not exist${inChain([...walk.names, profile.value])}.`,
    hint: `Correct ${renderDecider(profile.by)}; names are case-sensitive.`,
    target: profile.value,
    by: profile.by,
  });
}

function cycle(current: Section, profile: Decided<string>, walk: Walk): Result<never> {
  const itself = profile.value === current.name;
  return refuse({
    code: 'ProfileCycle',
    message: itself
      ? `Profile "${current.name}" is its own source but has no keys to sign with${inChain([...walk.names, profile.value])}.`
      : `The sources go in a circle: ${renderChain([...walk.names, profile.value])}.`,
    hint: itself
      ? `Add aws_access_key_id and aws_secret_access_key to profile "${current.name}", or name another source_profile.`
      : `Change ${renderDecider(profile.by)} to a profile outside of the circle.`,
    target: current.name,
    by: profile.by,
  });
}

function sourceEmpty(source: Section, walk: Walk): Result<never> {
  return refuse({
    code: 'ProfileIncomplete',
    message: `The source profile "${source.name}" has no credentials${inChain(walk.names)}.`,
    hint: hasStaticKey(source)
      ? `Put aws_access_key_id and aws_secret_access_key of profile "${source.name}" into one file.`
      : `Add keys, sso_session, credential_process or a role to profile "${source.name}".`,
    target: source.name,
    section: source,
  });
}

function inChain(names: readonly string[]): string {
  return names.length < 2 ? '' : ` (${renderChain(names)})`;
}
