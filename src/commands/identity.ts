import type { AnswerObject } from '../core/answer.ts';
import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { openTrustMemory } from '../net/trust.ts';
import { runPlan } from '../run/runPlan.ts';
import { openService } from '../services/service.ts';
import { getCallerIdentity, parsePrincipal } from '../services/sts/getCallerIdentity.ts';
import { defineCommand } from './shared/command.ts';
import { readPlan } from './shared/parameters.ts';
import { readEncryption } from './shared/userSettings.ts';

/** Gets the AWS identity of the credentials of the shell or of a profile. */
export const identity = defineCommand({
  name: 'identity',
  summary: say`gets the AWS identity of the credentials`,
  kinds: { profile: 'text', region: 'text', tokenCode: 'text' },
  run: async ({ tokenCode, ...request }, edges): Promise<Result<AnswerObject>> => {
    const read = readPlan(request, edges);
    if (!read.ok) return read;
    const sealed = readEncryption(edges);
    if (!sealed.ok) return sealed;
    const { plan, configuration } = read.value;
    const sts = openService(plan, edges, { memory: openTrustMemory(edges) });
    try {
      const cache = { sealed: sealed.value };
      const options = { sts, cache, ...(tokenCode === undefined ? {} : { tokenCode }) };
      const outcome = await runPlan(plan, configuration, edges, options);
      if (!outcome.ok) return outcome;
      const caller = await getCallerIdentity(outcome.value.credentials, sts);
      if (!caller.ok) return caller;
      return succeed({ ...caller.value, ...parsePrincipal(caller.value.arn), region: plan.region?.value ?? null });
    } finally {
      sts.sender.close();
    }
  },
});
