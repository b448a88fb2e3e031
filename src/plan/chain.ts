import type { Configuration } from '../config/profile.ts';
import type { Environment } from '../core/environment.ts';
import { type Result, succeed } from '../core/error.ts';
import { resolveLastResort } from './lastResort.ts';
import type { Hop } from './plan.ts';
import { startWithDecider } from './problem.ts';
import { readProfileSource } from './profileSources.ts';
import { type HopsChoice, resolveRoleChain } from './roleChain.ts';
import { hasRole } from './roleHop.ts';
import type { SelectedProfile } from './selectedProfile.ts';
import { readEnvironmentKeys } from './sources/environment.ts';
import type { Subject } from './sources/subject.ts';

/**
 * The hops to the selected profile's credentials, in botocore's order (credentials.py): the environment's keys
 * unless the profile is named expressly, its role, its other sources, a container, an instance. The first that is
 * there wins, and when it is wrong nothing after it is tried. Not looked at: AWS_CREDENTIAL_FILE and boto 2's files.
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
  const subject: Subject = { name, section, configuration, environment, variablesCount: !selected.explicit };
  const reasons = keys === undefined ? [] : [`${startWithDecider(selected.name.by)} wins over the environment keys.`];
  if (hasRole(section)) return addReasons(resolveRoleChain(subject, section), reasons);
  const own = readProfileSource(subject);
  return own === undefined ? addReasons(resolveLastResort(selected, environment), reasons) : single(own, reasons);
}

function environmentReasons(selected: SelectedProfile): string[] {
  return selected.name.by.kind === 'variable' ? [`The environment keys win over ${selected.name.by.name}.`] : [];
}

function single(hop: Result<Hop>, reasons: readonly string[]): Result<HopsChoice> {
  return hop.ok ? succeed({ hops: [hop.value], reasons, warnings: [] }) : hop;
}

function addReasons(chain: Result<HopsChoice>, reasons: readonly string[]): Result<HopsChoice> {
  return chain.ok ? succeed({ ...chain.value, reasons: [...reasons, ...chain.value.reasons] }) : chain;
}
