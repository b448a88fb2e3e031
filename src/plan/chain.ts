import type { Configuration, Environment } from '../config/profile.ts';
import { type Result, succeed } from '../protocol/error.ts';
import type { Hop } from './plan.ts';
import { refuse, startWithDecider } from './problem.ts';
import { readProfileSource } from './profileSources.ts';
import { type HopsChoice, resolveRoleChain } from './roleChain.ts';
import { hasRole } from './roleHop.ts';
import type { SelectedProfile } from './selectedProfile.ts';
import { readContainer } from './sources/container.ts';
import { readEnvironmentKeys } from './sources/environment.ts';
import { readInstance } from './sources/instance.ts';
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
  if (own !== undefined) return single(own, reasons);
  return lastResort(selected, environment, reasons);
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

function lastResort(
  selected: SelectedProfile,
  environment: Environment,
  reasons: readonly string[],
): Result<HopsChoice> {
  const what =
    selected.section === undefined ? 'No profile is there' : `Profile "${selected.name.value}" names no source`;
  const hop = readContainer(environment) ?? readInstance(environment);
  if (hop !== undefined) return single(hop, [...reasons, `${what}: only a container or an instance is left.`]);
  return refuse({
    code: 'CredentialsNotFound',
    message: `${what}, and the shell holds no credentials.`,
    hint: 'Name a profile, add keys, sso_session, credential_process or role_arn to it, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    ...(selected.section === undefined ? {} : { target: selected.name.value }),
    section: selected.section,
  });
}
