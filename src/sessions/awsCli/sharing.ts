import { getBuiltinModule } from 'node:process';
import type { Configuration } from '../../config/profile.ts';
import { settingName } from '../../config/settingNames.ts';
import { renderPythonJson } from '../../core/json.ts';
import { say } from '../../core/say.ts';
import type { SessionEdges } from '../../edges/edges.ts';
import { pickCallSettings } from '../../plan/callSettings.ts';
import { partitions } from '../../plan/partitions.ts';
import type { Plan } from '../../plan/plan.ts';
import { resolvePlan } from '../../plan/resolvePlan.ts';
import type { AssumeRoleHop } from '../../plan/roleHop.ts';
import type { WebIdentityHop } from '../../plan/sources/webIdentity.ts';
import { isCacheable, type MachineFacts, renderChain } from '../key.ts';

/** Whether a session is shared with the AWS CLI's cache, and why not. */
type Sharing =
  | { readonly share: true; readonly argumentsText: string }
  | { readonly share: false; readonly why: string };

/**
 * Decides whether to share the session of the hop at `index` with the AWS CLI. Its file names only depend on the arguments
 * of the call, so profiles with the same role and different sources use one file and could get each other's session. Then
 * the session is not shared.
 */
export function decideSharing(index: number, plan: Plan, configuration: Configuration, machine: MachineFacts): Sharing {
  const hop = plan.hops[index];
  if (!isCacheable(hop) || hop.kind === 'sso' || hop.kind === 'mfa-session')
    return refuse(say`the AWS CLI does not cache this kind of session under that name`);
  const argumentsText = renderAwsCliArguments(hop);
  if (Object.keys(pickCallSettings(hop)).length > 0)
    return refuse(say`the AWS CLI does not send tags, policies, or a source identity`);
  if (hop.profile === null) return refuse(say`its role is not in a profile`);
  if (hop.kind === 'web-identity' && plan.hops.length > 1)
    return refuse(say`the AWS CLI does not cache a web identity that is a source`);
  if (!isOfficial(plan.sts.url) && plan.sts.by.kind !== 'file')
    return refuse(say`only this shell uses its STS endpoint`);
  const shared = { roleArn: hop.roleArn, argumentsText, source: renderSource(plan, index, machine) };
  const other = findOther(shared, configuration, machine);
  if (other === undefined) return { share: true, argumentsText };
  return refuse(say`profile "${other}" has the same role from another source, and the AWS CLI caches both in one file`);
}

/** The file name in the AWS CLI's cache; undefined if the session is not shared, with the reason for -Verbose. */
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
 * The call arguments from which the AWS CLI derives the file name, as Python's `json.dumps(…, sort_keys=True)` writes them
 * (botocore credentials.py, _create_cache_key): only configured ones, so no generated session name. AWS CLI 2 names files
 * for SSO differently and deletes them at `aws sso logout`, so those are not shared.
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

/** The file name in the AWS CLI's cache, without the folder. */
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

/** Finds a profile with the same cache file but another source of the session. */
function findOther(
  { roleArn, argumentsText, source }: Shared,
  configuration: Configuration,
  machine: MachineFacts,
): string | undefined {
  const profiles = [...configuration.profiles.values()];
  return profiles
    .filter(({ settings }) => settings.value(settingName.roleArn) === roleArn)
    .find(({ name }) => {
      const other = resolvePlan({ profile: name }, configuration, machine.environment);
      if (!other.ok) return false;
      const last = other.value.hops.at(-1);
      const isShared = last?.kind === 'assume-role' || last?.kind === 'web-identity';
      const isSameFile = isShared && renderAwsCliArguments(last) === argumentsText;
      return isSameFile && renderSource(other.value, other.value.hops.length - 1, machine) !== source;
    })?.name;
}

/** The source of a session: its chain, and its endpoint unless that is one of AWS. */
function renderSource(plan: Plan, index: number, machine: MachineFacts): string {
  const endpoint = isOfficial(plan.sts.url) ? null : plan.sts.url;
  // An MFA session between the role and its source changes neither.
  const hops = plan.hops.slice(0, index + 1).filter(({ kind }) => kind !== 'mfa-session');
  return JSON.stringify([endpoint, renderChain(hops, machine)]);
}

/** Whether the URL is an endpoint of AWS, in any partition. */
function isOfficial(url: string): boolean {
  const host = /^https:\/\/(sts[.-][a-z0-9.-]+)\/?$/.exec(url)?.[1];
  const suffixes = partitions.flatMap(({ suffix, dualStackSuffix }) => [suffix, dualStackSuffix ?? suffix]);
  return host !== undefined && suffixes.some((suffix) => host.endsWith(`.${suffix}`));
}

const noOptions = { externalId: undefined, serialNumber: undefined };
