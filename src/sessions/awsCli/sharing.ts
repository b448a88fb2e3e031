import { getBuiltinModule } from 'node:process';
import { key } from '../../config/keys.ts';
import type { Configuration } from '../../config/profile.ts';
import { renderPythonJson } from '../../core/json.ts';
import { say } from '../../core/say.ts';
import type { SessionEdges } from '../../edges/edges.ts';
import { pickCallSettings } from '../../plan/callSettings.ts';
import { partitions } from '../../plan/partitions.ts';
import type { Plan } from '../../plan/plan.ts';
import { resolvePlan } from '../../plan/resolvePlan.ts';
import type { AssumeRoleHop } from '../../plan/roleHop.ts';
import type { WebIdentityHop } from '../../plan/sources/webIdentity.ts';
import { isKept, renderChain, type Surroundings } from '../key.ts';

/** Whether the AWS CLI's file of a session may be used, and why not. */
export type Sharing =
  | { readonly share: true; readonly argumentsText: string }
  | { readonly share: false; readonly why: string };

/**
 * Decides whether the AWS CLI and this program may share the session of the hop at `index`. The AWS CLI names its files by the
 * call's arguments alone: profiles with the same role from different sources have one file, and either would
 * get the other's session. Then it is left to the AWS CLI.
 */
export function decideSharing(
  index: number,
  plan: Plan,
  configuration: Configuration,
  surroundings: Surroundings,
): Sharing {
  const hop = plan.hops[index];
  if (!isKept(hop) || hop.kind === 'sso' || hop.kind === 'mfa-session')
    return refuse(say`the AWS CLI does not cache such a session under that name`);
  const argumentsText = renderAwsCliArguments(hop);
  if (Object.keys(pickCallSettings(hop)).length > 0)
    return refuse(say`the AWS CLI does not send tags, policies, or a source identity`);
  if (hop.profile === null) return refuse(say`its role is not in a profile`);
  if (hop.kind === 'web-identity' && plan.hops.length > 1)
    return refuse(say`the AWS CLI does not cache a web identity that is a source`);
  if (!isOfficial(plan.sts.url) && plan.sts.by.kind !== 'file')
    return refuse(say`only this shell uses its STS endpoint`);
  const shared = { roleArn: hop.roleArn, argumentsText, source: renderSource(plan, index, surroundings) };
  const other = findOther(shared, configuration, surroundings);
  if (other === undefined) return { share: true, argumentsText };
  return refuse(say`profile "${other}" has the same role from another source, and the AWS CLI caches both in one file`);
}

/** The name of the file that is shared with the AWS CLI; undefined where none is, and then -Verbose says why. */
export function findSharedFile(
  index: number,
  plan: Plan,
  configuration: Configuration,
  { environment, machine, tell }: Pick<SessionEdges, 'environment' | 'machine' | 'tell'>,
): string | undefined {
  const sharing = decideSharing(index, plan, configuration, { hostName: machine.hostName(), environment });
  if (sharing.share) return renderAwsCliFileName(sharing.argumentsText);
  tell({ kind: 'verbose', message: say`The session is not shared with the AWS CLI: ${sharing.why}.` });
  return undefined;
}

/**
 * The arguments that the AWS CLI names a session's file after, as Python's `json.dumps(…, sort_keys=True)` writes them
 * (botocore credentials.py, _create_cache_key): only what is configured, so no generated session name. For SSO AWS CLI 2
 * has another way, and drops those files at `aws sso logout`: they are not shared.
 */
export function renderAwsCliArguments(hop: AssumeRoleHop | WebIdentityHop): string {
  const { externalId, serialNumber } = hop.kind === 'assume-role' ? hop : noOptions;
  const { durationSeconds } = hop;
  const pairs = [
    ['DurationSeconds', durationSeconds],
    ['ExternalId', externalId],
    ['RoleArn', hop.roleArn],
    ['RoleSessionName', hop.sessionName ?? undefined],
    ['SerialNumber', serialNumber],
  ] as const;
  const present = pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return renderPythonJson(Object.fromEntries(present));
}

/** The name of the AWS CLI's file, without its folder. */
export function renderAwsCliFileName(argumentsText: string): string {
  return `${getBuiltinModule('node:crypto').createHash('sha1').update(argumentsText, 'utf8').digest('hex')}.json`;
}

interface Shared {
  readonly roleArn: string;
  readonly argumentsText: string;
  readonly source: string;
}

function refuse(why: string): Sharing {
  return { share: false, why };
}

/** A profile whose session the AWS CLI keeps in the same file, but which would get it from elsewhere. */
function findOther(
  { roleArn, argumentsText, source }: Shared,
  configuration: Configuration,
  surroundings: Surroundings,
): string | undefined {
  const profiles = [...configuration.profiles.values()];
  return profiles
    .filter(({ settings }) => settings.value(key.roleArn) === roleArn)
    .find(({ name }) => {
      const other = resolvePlan({ profile: name }, configuration, surroundings.environment);
      if (!other.ok) return false;
      const last = other.value.hops.at(-1);
      const isShared = last?.kind === 'assume-role' || last?.kind === 'web-identity';
      const isSameFile = isShared && renderAwsCliArguments(last) === argumentsText;
      return isSameFile && renderSource(other.value, other.value.hops.length - 1, surroundings) !== source;
    })?.name;
}

/** Where a session comes from: its chain and, where it is not AWS's own, the endpoint. */
function renderSource(plan: Plan, index: number, surroundings: Surroundings): string {
  const endpoint = isOfficial(plan.sts.url) ? null : plan.sts.url;
  // The role and its source are the same with a session of the user between them.
  const hops = plan.hops.slice(0, index + 1).filter(({ kind }) => kind !== 'mfa-session');
  return JSON.stringify([endpoint, renderChain(hops, surroundings)]);
}

/** Whether it is an endpoint of AWS's own, in any partition. */
function isOfficial(url: string): boolean {
  const host = /^https:\/\/(sts[.-][a-z0-9.-]+)\/?$/.exec(url)?.[1];
  const suffixes = partitions.flatMap(({ suffix, dualStackSuffix }) => [suffix, dualStackSuffix ?? suffix]);
  return host !== undefined && suffixes.some((suffix) => host.endsWith(`.${suffix}`));
}

const noOptions = { externalId: undefined, serialNumber: undefined };
