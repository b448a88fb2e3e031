import { homedir } from 'node:os';
import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import type { Answer } from '../../../src/core/answer.ts';
import type { Ask } from '../../../src/core/conversation.ts';
import { renderError } from '../../../src/dialogue/renderError.ts';
import { makeEdges, makeMachine } from '../../../src/edges/makeEdges.ts';
import { replaceForOwner } from '../../../src/edges/writeFiles.ts';
import { resolvePlan } from '../../../src/plan/resolvePlan.ts';
import { runPlan } from '../../../src/run/runPlan.ts';

export interface WindowEdges {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly ask: Ask;
  readonly tell: (message: string) => void;
}

/** Gets the session of a profile as a shell window does, with the messages and the time it took in milliseconds. */
export async function runWindow(
  profile: string,
  cache: object,
  { environment, ask, tell }: WindowEdges,
): Promise<Answer> {
  const told: string[] = [];
  const facts = {
    environment,
    platform: process.platform,
    homeDirectory: homedir,
    userName: () => 'tester',
    isAttended: () => false,
  };
  const edges = makeEdges(facts, ask, (event) => {
    const message = 'message' in event ? event.message : 'warning' in event ? event.warning.message : event.kind;
    told.push(message);
    tell(message);
  });
  const machine = makeMachine(edges, { processId: process.pid, userId: process.getuid?.() });
  const configuration = readConfiguration(edges);
  const plan = configuration.ok ? resolvePlan({ profile }, configuration.value, edges.environment) : configuration;
  if (!configuration.ok || !plan.ok) return { error: plan.ok ? null : renderError(plan.error) };
  const start = performance.now();
  const outcome = await runPlan(
    plan.value,
    configuration.value,
    { ...edges, machine, write: { replace: replaceForOwner } },
    { cache },
  );
  const milliseconds = performance.now() - start;
  if (!outcome.ok) return { error: renderError(outcome.error), told, milliseconds };
  const { credentials, hops } = outcome.value;
  return {
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey,
    sessionToken: credentials.sessionToken ?? null,
    expiration: credentials.expiration ?? null,
    arn: credentials.assumedRole?.arn ?? null,
    from: hops.map((hop) => hop.from),
    told,
    milliseconds,
  };
}
