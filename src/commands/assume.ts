import { parseArn } from '../plan/arn.ts';
import type { AssumeRoleHop, Plan } from '../plan/plan.ts';
import type { AnswerObject } from '../protocol/answer.ts';
import { fail, type Result, succeed } from '../protocol/error.ts';
import type { Credentials } from '../sources/credentials.ts';
import { runPlan } from '../sources/runPlan.ts';
import { defineCommand } from './command.ts';
import { sessionParameters, toPlanRequest } from './parameters.ts';
import { readPlan } from './readPlan.ts';

/** The credentials of a profile or role: its plan, run. */
export const assume = defineCommand({
  name: 'assume',
  summary: 'gets the credentials of a profile or role',
  kinds: { ...sessionParameters, tokenCode: 'text' },
  run: async ({ tokenCode, ...parameters }, edges): Promise<Result<AnswerObject>> => {
    if (parameters.profile !== undefined && parameters.roleArn !== undefined) return fail(twoTargets);
    const read = readPlan(toPlanRequest(parameters), edges);
    if (!read.ok) return read;
    const { plan, configuration } = read.value;
    const outcome = await runPlan(plan, configuration, edges, tokenCode === undefined ? {} : { tokenCode });
    return outcome.ok ? succeed(renderSession(plan, outcome.value.credentials)) : outcome;
  },
});

const twoTargets = {
  code: 'InvalidParameter',
  message: 'A profile and a role ARN were both given.',
  hint: 'Name the profile that has the role, or the role ARN with the profile that signs as source profile.',
} as const;

function renderSession(plan: Plan, credentials: Credentials): AnswerObject {
  const roleArn = lastRole(plan)?.roleArn ?? null;
  const arn = credentials.assumedRole?.arn ?? null;
  return {
    profile: plan.profile,
    roleArn,
    accountId: credentials.accountId ?? parseArn(arn ?? roleArn ?? '')?.accountId ?? null,
    region: plan.region?.value ?? null,
    arn,
    credentials: {
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey,
      sessionToken: credentials.sessionToken ?? null,
      expiration: credentials.expiration ?? null,
    },
  };
}

function lastRole(plan: Plan): AssumeRoleHop | undefined {
  return plan.hops.findLast((hop) => hop.kind === 'assume-role');
}
