import type { Configuration, Sections } from '../config/profile.ts';
import type { Environment } from '../core/environment.ts';
import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Subject } from './hop.ts';
import type { Hop } from './plan.ts';
import { refuse, startWithProvenance } from './problem.ts';
import { type HopsChoice, resolveRoleChain } from './roleChain.ts';
import { explainMissingSource, type MissingSource, warnOfForeign } from './roleChainProblems.ts';
import { hasRole } from './roleHop.ts';
import type { SelectedProfile } from './selectedProfile.ts';
import { readContainer } from './sources/container.ts';
import { readEnvironmentKeys } from './sources/environment.ts';
import { readInstance } from './sources/instance.ts';
import { readProfileSource } from './sources/sources.ts';

/**
 * Resolves the hops to the credentials of the selected profile, in the order of botocore (credentials.py): keys in the
 * environment unless the profile is specified explicitly, its role, its other sources, a container, an instance. The first
 * that exists takes precedence; if it is invalid, the next is not tried. AWS_CREDENTIAL_FILE and the files of boto 2 are
 * ignored.
 */
export function resolveChain(
  selected: SelectedProfile,
  configuration: Configuration,
  environment: Environment,
): Result<HopsChoice> {
  const keys = readEnvironmentKeys(environment);
  if (keys !== undefined && !selected.explicit) return single(keys, environmentReasons(selected));
  const name = selected.credentialsProfile;
  const section = configuration.profiles.get(name);
  const subject: Subject = {
    ...{ name, section, configuration, environment },
    settings: selected.section,
    variablesCount: !selected.explicit,
  };
  const reasons =
    keys === undefined
      ? []
      : [say`${startWithProvenance(selected.name.by)} overrides the credentials in the environment.`];
  if (hasRole(section)) return addReasons(resolveRoleChain(subject, section), reasons);
  const own = readProfileSource(subject);
  const { profiles } = configuration;
  const chain =
    own === undefined ? addReasons(resolveLastResort(selected, profiles, environment), reasons) : single(own, reasons);
  const foreign = section === undefined ? [] : warnOfForeign(section, profiles);
  return chain.ok ? succeed({ ...chain.value, warnings: [...foreign, ...chain.value.warnings] }) : chain;
}

/**
 * Uses the credentials of the container or the instance for a profile without a source. If there are none, returns
 * CredentialsNotFound as `refusal`.
 */
function resolveLastResort(
  selected: SelectedProfile,
  profiles: Sections,
  environment: Environment,
): Result<HopsChoice> {
  const { what, hint } = explain(selected, profiles);
  const hop = readContainer(environment) ?? readInstance(environment, selected.section);
  if (hop?.ok)
    return single(hop, [say`${what}, so AwsRole uses the credentials of the ${hop.value.kind} that it runs on.`]);
  if (hop !== undefined) return hop;
  const hasKeys = Boolean(environment['AWS_ACCESS_KEY_ID']);
  const refusal = refuse({
    code: 'CredentialsNotFound',
    message: hasKeys
      ? say`${what}, and an explicit profile overrides the credentials in the environment.`
      : say`${what}, and there are no credentials in the environment.`,
    hint: hasKeys
      ? say`${hint} To use the credentials in the environment (AWS_ACCESS_KEY_ID), do not specify a profile.`
      : hint,
    ...(selected.section === undefined ? {} : { target: selected.name.value }),
    section: selected.section,
  });
  return succeed({ hops: [], reasons: [], warnings: [], refusal });
}

function environmentReasons(selected: SelectedProfile): string[] {
  return selected.name.by.kind === 'variable'
    ? [say`The credentials in the environment override ${selected.name.by.name}.`]
    : [];
}

function single(hop: Result<Hop>, reasons: readonly string[]): Result<HopsChoice> {
  return hop.ok ? succeed({ hops: [hop.value], reasons, warnings: [] }) : hop;
}

function addReasons(chain: Result<HopsChoice>, reasons: readonly string[]): Result<HopsChoice> {
  return chain.ok ? succeed({ ...chain.value, reasons: [...reasons, ...chain.value.reasons] }) : chain;
}

function explain(selected: SelectedProfile, profiles: Sections): MissingSource {
  if (selected.section === undefined) {
    return {
      what: say`No profile is specified and there is no default profile`,
      hint: say`Specify a profile, or add a [default] profile.`,
    };
  }
  const { what, hint } = explainMissingSource(selected.section, profiles);
  return { what: say`Profile "${selected.name.value}" ${what}`, hint };
}
