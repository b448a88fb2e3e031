import type { Configuration } from '../../config/profile.ts';
import { explainUnreadableFile } from '../../config/unreadableFile.ts';
import type { AnswerObject } from '../../core/answer.ts';
import { parseArn, roleNameOf } from '../../core/arn.ts';
import type { Credentials } from '../../core/credentials.ts';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { unansweredError } from '../../core/unansweredError.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import { type EndpointVariables, listEndpointVariables } from '../../plan/endpointVariables.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanOutcome, RunOptions } from '../../run/run.ts';
import { runPlan } from '../../run/runPlan.ts';
import type { ParameterKinds, Parameters } from './command.ts';
import { readPlan, readPlanRequest, sessionParameters } from './parameters.ts';
import { confirmProtected, readEncryption } from './userSettings.ts';

/** The parameters for getting a session: of which profile or role, with which MFA code, and how the cache is used. */
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
  /** Seconds until the credentials expire, by this machine's clock; null for credentials that do not expire. */
  readonly remainingSeconds: number | null;
  readonly roleArn: string | null;
  /** For a role of Identity Center only the name is known. */
  readonly roleName: string | null;
  readonly accountId: string | null;
  /** Whether the session comes from the cache. */
  readonly isCached: boolean;
  /** Whether the user settings protect the profile. */
  readonly isProtected: boolean;
  readonly endpoints: EndpointVariables;
}

/**
 * Gets the session of a profile or role: from the cache, or by running its plan. Requires confirmation for a protected
 * profile before it calls AWS.
 */
export async function obtainSession(
  parameters: Parameters<typeof obtainParameters>,
  edges: CommandEdges,
): Promise<Result<ObtainedSession>> {
  if (parameters.profile !== undefined && parameters.roleArn !== undefined) return fail(twoTargets);
  const request = await readPlanRequest(parameters, edges);
  if (!request.ok) return request;
  const read = readPlan(request.value, edges);
  if (!read.ok) return read;
  const { plan, configuration } = read.value;
  const isProtected = await confirmProtected(plan.profile, parameters.confirmed ?? false, edges);
  if (!isProtected.ok) return isProtected;
  const sealed = readEncryption(edges);
  if (!sealed.ok) return sealed;
  const { tokenCode, noCache = false, refresh = false } = parameters;
  const cache = { use: !noCache, refresh, sealed: sealed.value };
  const options = { cache, ...(tokenCode === undefined ? {} : { tokenCode }) };
  const outcome = await runSignedIn(plan, configuration, edges, options);
  if (!outcome.ok) {
    const { config, credentials } = configuration;
    return fail(explainUnreadableFile(outcome.error, [config, credentials], edges.environment));
  }
  const endpoints = listEndpointVariables(request.value, configuration, edges.environment);
  return succeed(describeSession(plan, outcome.value, { isProtected: isProtected.value, endpoints }));
}

/** Describes the result of running a plan. */
export function describeSession(
  plan: Plan,
  { credentials, remainingSeconds, hops }: PlanOutcome,
  about: Pick<ObtainedSession, 'isProtected' | 'endpoints'>,
): ObtainedSession {
  const isCached = hops.at(-1)?.from === 'store';
  return { plan, credentials, remainingSeconds, ...describe(plan, credentials), isCached, ...about };
}

/** Renders a session as commands return it. */
export function renderObtained(obtained: ObtainedSession, edges: CommandEdges): AnswerObject {
  const { plan, credentials, remainingSeconds, roleArn, roleName, accountId, isCached, isProtected } = obtained;
  return {
    profile: plan.profile,
    roleArn,
    roleName,
    accountId,
    region: plan.region?.value ?? null,
    arn: credentials.assumedRole?.arn ?? null,
    remainingSeconds,
    isCached,
    isProtected,
    endpoints: tellEndpoints(obtained, edges),
    credentials: {
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey,
      sessionToken: credentials.sessionToken ?? null,
      expiration: credentials.expiration ?? null,
    },
  };
}

/** Returns the endpoint variables for programs that get the session, and reports their warnings. */
export function tellEndpoints(
  { endpoints }: ObtainedSession,
  { tell }: CommandEdges,
): Readonly<Record<string, string>> {
  for (const warning of endpoints.warnings) tell({ kind: 'warning', warning });
  return endpoints.variables;
}

/** Runs the plan; if a sign-in is missing or expired, offers to sign in and runs it again. */
async function runSignedIn(
  plan: Plan,
  configuration: Configuration,
  edges: CommandEdges,
  options: RunOptions,
): Promise<Result<PlanOutcome>> {
  const outcome = await runPlan(plan, configuration, edges, options);
  if (outcome.ok || !mayNeedSignIn(outcome.error)) return outcome;
  const { offerSignInForPlan } = await import('./offerSignIn.ts');
  const signIn = await offerSignInForPlan(plan, configuration, outcome.error, edges);
  if (signIn === undefined) return outcome;
  return signIn.ok ? runPlan(plan, configuration, edges, options) : signIn;
}

/** CredentialsExpired is also the error of an expired `aws login` session. */
function mayNeedSignIn({ code }: EngineError): boolean {
  return code === 'SsoLoginRequired' || code === 'CredentialsExpired';
}

/** SDKs request new credentials 5 to 15 minutes before they expire (botocore credentials.py: advisory 15, mandatory 10). */
const earlySeconds = 900;

/**
 * Like `obtainSession`, but renews a cached session that expires within 15 minutes if that requires no user; otherwise
 * returns it as it is.
 */
export async function obtainFresh(
  parameters: Parameters<typeof obtainParameters>,
  edges: CommandEdges,
): Promise<Result<ObtainedSession>> {
  const cached = await obtainSession(parameters, edges);
  if (!cached.ok || !isStale(cached.value)) return cached;
  const { tokenCode, ...rest } = parameters;
  const renewed = await obtainSession({ ...rest, refresh: true }, withoutUser(edges));
  return renewed.ok ? renewed : cached;
}

/**
 * Like `obtainSession`, but does not use a cached session that expires within 15 minutes: uses one that another shell
 * renewed, otherwise makes a new one.
 */
export async function obtainRenewed(
  parameters: Parameters<typeof obtainParameters>,
  edges: CommandEdges,
): Promise<Result<ObtainedSession>> {
  const cached = await obtainSession(parameters, edges);
  if (!cached.ok || !isStale(cached.value)) return cached;
  return obtainSession({ ...parameters, refresh: true }, edges);
}

/** The same edges without a user: questions fail, and nothing is reported. */
export function withoutUser(edges: CommandEdges): CommandEdges {
  return { ...edges, ask: async (question) => fail(unansweredError(question)), tell: () => {} };
}

function describe(plan: Plan, credentials: Credentials): Pick<ObtainedSession, 'roleArn' | 'roleName' | 'accountId'> {
  const { roleArn, roleName } = findRole(plan.hops);
  const last = plan.hops.at(-1);
  const owner = last?.kind === 'mfa-session' ? last.serialNumber : '';
  const arn = credentials.assumedRole?.arn ?? roleArn ?? owner;
  return { roleArn, roleName, accountId: credentials.accountId ?? parseArn(arn)?.accountId ?? null };
}

/** The role at the end of a plan; for a role of Identity Center only its name is known. */
function findRole(hops: Plan['hops']): Pick<ObtainedSession, 'roleArn' | 'roleName'> {
  const last = hops.at(-1);
  if (last?.kind === 'sso') return { roleArn: null, roleName: last.roleName };
  const roleArn = last?.kind === 'assume-role' || last?.kind === 'web-identity' ? last.roleArn : null;
  return { roleArn, roleName: roleArn === null ? null : roleNameOf(roleArn) };
}

const twoTargets = {
  code: 'InvalidParameter',
  message: say`A profile and a role ARN are both specified.`,
  hint: say`Specify either the profile that has the role, or the role ARN with a source profile.`,
} as const;

/** Whether an SDK would request new credentials by now. */
function isStale({ isCached, remainingSeconds }: ObtainedSession): boolean {
  return isCached && remainingSeconds !== null && remainingSeconds < earlySeconds;
}
