import type { Section } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import type { Subject } from './hop.ts';
import { requireLineBreaks } from './missingLineBreaks.ts';
import type { Hop } from './plan.ts';
import { readSetting } from './resolvedValue.ts';
import {
  bothSources,
  cycle,
  nameChain,
  noSource,
  sourceEmpty,
  sourceMissing,
  warnOfForeign,
} from './roleChainProblems.ts';
import { hasRole, readRoleHop } from './roleHop.ts';
import { readCredentialSource } from './sources/credentialSource.ts';
import { readProfileSource } from './sources/sources.ts';
import { hasStaticKey } from './sources/static.ts';

export interface HopsChoice {
  /** In the order in which they run. */
  readonly hops: readonly Hop[];
  readonly reasons: readonly string[];
  readonly warnings: readonly Warning[];
  /** Why there are no hops. It is reported last, since the AWS CLI notices missing credentials only when it signs a call. */
  readonly refusal?: Result<never>;
}

/**
 * Resolves the role chain of a profile down to its base credentials, of any length (botocore AssumeRoleProvider, as a loop
 * instead of a recursion). A source profile with static keys uses those and ignores its own role.
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
  /** The profiles with the roles, from the requested role to the one that is assumed first. */
  readonly roles: Section[];
  readonly reasons: string[];
}

type Source = { readonly next: Section } | { readonly next: null; readonly base: Result<Hop> };

/** Requires exactly one of source_profile and credential_source; an empty one counts. */
function readSource(current: Section, subject: Subject, walk: Walk): Result<Source> {
  const profile = readSetting(current, settingName.sourceProfile);
  const named = readSetting(current, settingName.credentialSource);
  if (profile && named) return bothSources(current, named, walk);
  if (named) return succeed({ next: null, base: readCredentialSource(named, current.name, subject) });
  if (profile === undefined) return noSource(current, walk, subject.configuration.profiles);
  const next = subject.configuration.profiles.get(profile.value);
  if (next === undefined) return sourceMissing(current, profile, subject.configuration.profiles.keys(), walk);
  const complete = requireLineBreaks(next, subject.configuration);
  if (!complete.ok) return complete;
  const selfWithKeys = next.name === current.name && hasStaticKey(next);
  if (walk.visited.has(next.name) && !selfWithKeys) return cycle(current, profile, walk);
  walk.names.push(next.name);
  walk.visited.add(next.name);
  return succeed({ next });
}

/** Reads the source of a source profile, only from its own settings, never from the environment, a container, or an instance. */
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
