import { parseArn } from '../../core/arn.ts';
import type { Credentials } from '../../core/credentials.ts';
import { fail, type Result, succeed } from '../../core/error.ts';
import type { CommandEdges } from '../../edges/commandEdges.ts';
import type { AssumeRoleHop, Plan } from '../../plan/plan.ts';
import { runPlan } from '../../run/runPlan.ts';
import type { ParameterKinds, Parameters } from './command.ts';
import { confirmProtected } from './confirmProtected.ts';
import { sessionParameters, toPlanRequest } from './parameters.ts';
import { readPlan } from './readPlan.ts';

/** What gets a session: whose, with which code, and how kept sessions are used. */
export const obtainParameters = {
  ...sessionParameters,
  tokenCode: 'text',
  noCache: 'flag',
  refresh: 'flag',
  confirmed: 'flag',
} as const satisfies ParameterKinds;

export interface ObtainedSession {
  readonly plan: Plan;
  readonly credentials: Credentials;
  /** Until they end, as far as this machine can tell; null for keys that do not end. */
  readonly remainingSeconds: number | null;
  readonly roleArn: string | null;
  readonly accountId: string | null;
  /** Whether it was kept from an earlier call. */
  readonly isKept: boolean;
  /** Whether the person's settings protect the profile. */
  readonly isProtected: boolean;
}

/** The session of a profile or role: kept, or made by running its plan. A protected profile asks before any call. */
export async function obtainSession(
  parameters: Parameters<typeof obtainParameters>,
  edges: CommandEdges,
): Promise<Result<ObtainedSession>> {
  if (parameters.profile !== undefined && parameters.roleArn !== undefined) return fail(twoTargets);
  const read = readPlan(toPlanRequest(parameters), edges);
  if (!read.ok) return read;
  const { plan, configuration } = read.value;
  const isProtected = await confirmProtected(plan.profile, parameters.confirmed ?? false, edges);
  if (!isProtected.ok) return isProtected;
  const { tokenCode, noCache = false, refresh = false } = parameters;
  const cache = { use: !noCache, refresh };
  const options = { cache, ...(tokenCode === undefined ? {} : { tokenCode }) };
  const outcome = await runPlan(plan, configuration, edges, options);
  if (!outcome.ok) return outcome;
  const { credentials, remainingSeconds, hops } = outcome.value;
  const isKept = hops.at(-1)?.from === 'store';
  const about = describe(plan, credentials);
  return succeed({ plan, credentials, remainingSeconds, ...about, isKept, isProtected: isProtected.value });
}

function describe(plan: Plan, credentials: Credentials): { roleArn: string | null; accountId: string | null } {
  const role = plan.hops.findLast((hop): hop is AssumeRoleHop => hop.kind === 'assume-role');
  const roleArn = role?.roleArn ?? null;
  const arn = credentials.assumedRole?.arn ?? roleArn ?? '';
  return { roleArn, accountId: credentials.accountId ?? parseArn(arn)?.accountId ?? null };
}

const twoTargets = {
  code: 'InvalidParameter',
  message: 'A profile and a role ARN were both given.',
  hint: 'Name the profile that has the role, or the role ARN with the profile that signs as source profile.',
} as const;
