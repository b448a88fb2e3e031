import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import type { Question, Tell } from '../../../src/core/conversation.ts';
import { type EngineError, fail, type Result, succeed } from '../../../src/core/error.ts';
import type { CommandEdges, Edges } from '../../../src/edges/edges.ts';
import type { PlanRequest } from '../../../src/plan/plan.ts';
import { resolvePlan } from '../../../src/plan/resolvePlan.ts';
import type { PlanOutcome, RunOptions } from '../../../src/run/run.ts';
import { runPlan } from '../../../src/run/runPlan.ts';
import { openService } from '../../../src/services/service.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';
import { renderSampleFiles, type Sample, type StsServer } from '../../support/sts/index.ts';

/** What a run asked and told, next to its outcome. */
export interface Run {
  readonly outcome: Result<PlanOutcome>;
  readonly questions: readonly Question[];
  readonly told: readonly Tell[];
}

export interface RunSettings extends RunOptions {
  readonly request: PlanRequest;
  /** Answers of the user, in turn; no one can be asked when they are used up. */
  readonly answers?: readonly (string | (() => string))[];
  readonly config?: string;
  readonly credentials?: string;
  readonly edges?: Partial<Edges>;
  readonly files?: Readonly<Record<string, string>>;
}

/** Plans and runs a request as a command does, from file texts, with a user who gives the answers. */
export async function run({
  request,
  answers = [],
  config = '',
  credentials = '',
  edges = {},
  files = {},
  ...options
}: RunSettings): Promise<Run> {
  const questions: Question[] = [];
  const told: Tell[] = [];
  const left = [...answers];
  const given = fakeCommandEdges({
    now: () => new Date(),
    ...edges,
    files: { '/home/me/.aws/config': config, '/home/me/.aws/credentials': credentials, ...files },
    tell: (event) => told.push(event),
    ask: async (question) => {
      questions.push(question);
      const answer = left.shift();
      if (answer === undefined) return fail(nobody);
      return succeed(typeof answer === 'string' ? answer : answer());
    },
  });
  return { outcome: await planAndRun(request, given, options), questions, told };
}

/** The files of a sample world. */
export function filesOf(sample: Sample, sts: StsServer): { readonly config: string; readonly credentials: string } {
  return renderSampleFiles(sample, { sts: sts.url });
}

async function planAndRun(
  request: PlanRequest,
  edges: CommandEdges,
  options: RunOptions,
): Promise<Result<PlanOutcome>> {
  const configuration = readConfiguration(edges);
  if (!configuration.ok) return configuration;
  const plan = resolvePlan(request, configuration.value, edges.environment);
  if (!plan.ok) return plan;
  // No test waits for a clock: a retry comes at once.
  const sts = options.sts ?? openService(plan.value, edges, { sleep: async () => {} });
  const outcome = await runPlan(plan.value, configuration.value, edges, { cache: { use: false }, ...options, sts });
  if (options.sts === undefined) sts.sender.close();
  return outcome;
}

const nobody: EngineError = { code: 'MfaRequired', message: 'Nobody is there.', hint: 'Give the code.' };
