import type { Configuration } from '../../config/profile.ts';
import { fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { CommandEdges, Edges } from '../../edges/edges.ts';
import type { Plan, PlanRequest } from '../../plan/plan.ts';
import { resolvePlan } from '../../plan/resolvePlan.ts';
import { readSettings } from '../../settings/settings.ts';
import type { ParameterKinds, Parameters } from './command.ts';
import { readTrustedConfiguration, requireEncryptedEndpoint } from './userSettings.ts';

/** Parameters that select a session: a profile, or a role by its ARN; the others override the AWS files. */
export const sessionParameters = {
  profile: 'text',
  roleArn: 'text',
  sourceProfile: 'text',
  serialNumber: 'text',
  roleSessionName: 'text',
  durationSeconds: 'number',
  externalId: 'text',
  tag: 'texts',
  transitiveTagKey: 'texts',
  sourceIdentity: 'text',
  policy: 'text',
  policyArn: 'texts',
  region: 'text',
  account: 'text',
  role: 'text',
  session: 'text',
} as const satisfies ParameterKinds;

/** Converts the parameters to a request for the planner. An empty profile counts as none, as in `aws --profile ""` (clidriver.py). */
export function toPlanRequest(parameters: Parameters<typeof sessionParameters>): PlanRequest {
  const { roleArn, sourceProfile, profile, serialNumber, roleSessionName, durationSeconds, externalId, region } =
    parameters;
  const { tag, transitiveTagKey, sourceIdentity, policy, policyArn } = parameters;
  const source = sourceProfile === undefined ? {} : { sourceProfile };
  return {
    ...(profile ? { profile } : {}),
    ...(roleArn === undefined ? {} : { role: { roleArn, ...source } }),
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(roleSessionName === undefined ? {} : { roleSessionName }),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(region === undefined ? {} : { region }),
    ...(tag === undefined ? {} : { tag }),
    ...(transitiveTagKey === undefined ? {} : { transitiveTagKey }),
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    ...(policy === undefined ? {} : { policy }),
    ...(policyArn === undefined ? {} : { policyArn }),
  };
}

/** The same, also for a role of IAM Identity Center, whose account may have to be looked up by its name. */
export async function readPlanRequest(
  parameters: Parameters<typeof sessionParameters>,
  edges: CommandEdges,
): Promise<Result<PlanRequest>> {
  const request = toPlanRequest(parameters);
  const { account, role, session } = parameters;
  if (account === undefined && role === undefined) return succeed(request);
  const { readSsoRequest } = await import('./ssoRequest.ts');
  const sso = await readSsoRequest(
    { ...(account && { account }), ...(role && { role }), ...(session && { session }) },
    edges,
  );
  return sso.ok ? succeed({ ...request, sso: sso.value }) : sso;
}

/** Reads the files and makes the plan of a request; reports the plan's reasons and all warnings. */
export function readPlan(
  request: PlanRequest,
  edges: Edges,
): Result<{ readonly configuration: Configuration; readonly plan: Plan }> {
  const configuration = readTrustedConfiguration(edges);
  if (!configuration.ok) return configuration;
  const policy = readPolicy(request.policy, edges);
  if (!policy.ok) return policy;
  const complete = {
    ...request,
    ...(policy.value === undefined ? {} : { policy: policy.value }),
    mfaSession: wantsMfaSession(edges),
  };
  const plan = resolvePlan(complete, configuration.value, edges.environment);
  if (!plan.ok) return plan;
  const encrypted = requireEncryptedEndpoint(plan.value.sts.url, edges);
  if (!encrypted.ok) return encrypted;
  for (const warning of plan.value.warnings) edges.tell({ kind: 'warning', warning });
  for (const message of plan.value.reasons) edges.tell({ kind: 'verbose', message });
  return succeed({ configuration: configuration.value, plan: plan.value });
}

/** Whether the user settings ask for MFA sessions. Settings that cannot be read are reported where the session is obtained. */
export function wantsMfaSession(edges: Edges): boolean {
  const settings = readSettings(edges);
  return settings.ok && settings.value.mfaSession === true;
}

/** Reads a session policy: JSON text, or the path of a file that contains it. InvalidParameter if the file cannot be read. */
export function readPolicy(given: string | undefined, { readFile }: Edges): Result<string | undefined> {
  if (given === undefined || /^\s*[{[]/.test(given)) return succeed(given);
  const bytes = readFile(given);
  if (bytes.ok && bytes.value !== undefined) return succeed(new TextDecoder().decode(bytes.value));
  return fail({
    code: 'InvalidParameter',
    message: say`The session policy "${given}" is neither JSON nor a readable file.`,
    hint: say`Specify the policy as JSON, or the path of a file that contains it.`,
    target: given,
  });
}
