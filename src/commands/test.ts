import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { findSession } from '../run/findSession.ts';
import { defineCommand } from './shared/command.ts';
import { readPlan, readPlanRequest, sessionParameters } from './shared/parameters.ts';
import { readEncryption } from './shared/userSettings.ts';

/** Whether a cached session stays valid for that many seconds, without calls or prompts. */
export const test = defineCommand({
  name: 'test',
  summary: say`tests whether a cached session stays valid for a number of seconds`,
  kinds: { ...sessionParameters, seconds: 'number' },
  run: async ({ seconds, ...parameters }, edges) => {
    const request = await readPlanRequest(parameters, edges);
    if (!request.ok) return request;
    const read = readPlan(request.value, edges);
    if (!read.ok) return read;
    const sealed = readEncryption(edges);
    if (!sealed.ok) return sealed;
    const { plan, configuration } = read.value;
    const options = { sealed: sealed.value, ...(seconds === undefined ? {} : { seconds }) };
    const found = await findSession(plan, configuration, edges, options);
    return succeed({
      profile: plan.profile,
      isFresh: found !== undefined,
      expiration: found?.credentials.expiration ?? null,
    });
  },
});
