import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import type { Tell } from '../../../src/core/conversation.ts';
import { fail, succeed } from '../../../src/core/error.ts';
import { unansweredError } from '../../../src/core/unansweredError.ts';
import type { Machine } from '../../../src/edges/edges.ts';
import type { PlanRequest } from '../../../src/plan/plan.ts';
import { resolvePlan } from '../../../src/plan/resolvePlan.ts';
import type { CacheOptions } from '../../../src/run/run.ts';
import { runPlan } from '../../../src/run/runPlan.ts';
import { type FakeCommandEdges, fakeCommandEdges } from '../fakeCommandEdges.ts';
import { freshCode, renderSampleFiles, type Sample, startSampleSts } from '../sts/index.ts';

export type MemoryWindow = Awaited<ReturnType<typeof openMemoryWindow>>;

export const ourFolder = '/home/me/.cache/awsrole/sessions';
export const awsCliFolder = '/home/me/.aws/cli/cache';

/** A shell window on a machine in memory, with a user who has the MFA device, its own STS, and a clock that only the test moves. */
export async function openMemoryWindow(moreConfig: (sample: Sample, stsUrl: string) => string = () => '') {
  let time = new Date('2026-11-24T05:00:00Z');
  let machineOffset = 0;
  let questions = 0;
  const told: Tell[] = [];
  const { sample, sts } = await startSampleSts({ clock: () => time });
  const sampleText = renderSampleFiles(sample, { sts: sts.url });
  const text = { ...sampleText, config: `${sampleText.config}\n${moreConfig(sample, sts.url)}` };

  /** The same machine, with changes. */
  function makeEdges(machine: Partial<Machine> = {}): FakeCommandEdges {
    return fakeCommandEdges({
      now: () => new Date(time.getTime() + machineOffset * 1000),
      files: { '/home/me/.aws/config': text.config, '/home/me/.aws/credentials': text.credentials },
      tell: (event) => told.push(event),
      ask: async (question) => {
        questions += 1;
        return question.kind === 'token-code' ? succeed(freshCode(sample, time)) : fail(unansweredError(question));
      },
      machine: { uptime: () => 1_000_000 + (time.getTime() - Date.UTC(2026, 10, 24)) / 1000, ...machine },
    });
  }

  const edges = makeEdges();

  function plan(profile: string, request: PlanRequest = {}) {
    const configuration = readConfiguration(edges);
    const resolved = configuration.ok
      ? resolvePlan({ profile, ...request }, configuration.value, edges.environment)
      : configuration;
    if (!configuration.ok || !resolved.ok) throw new Error('no plan');
    return { plan: resolved.value, configuration: configuration.value };
  }

  async function run(profile: string, cache: CacheOptions = {}, from = edges, request: PlanRequest = {}) {
    const planned = plan(profile, request);
    const outcome = await runPlan(planned.plan, planned.configuration, from, { cache });
    if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
    const { credentials, hops } = outcome.value;
    return { key: credentials.accessKeyId, credentials, from: hops.map((hop) => hop.from) };
  }

  return {
    sample,
    sts,
    edges,
    makeEdges,
    plan,
    run,
    told,
    now: () => time,
    questions: () => questions,
    files: () => edges.machine.folderAt(ourFolder).files,
    awsCliFiles: () => edges.machine.folderAt(awsCliFolder).files,
    /** Moves all clocks forward. */
    pass: (seconds: number) => {
      time = new Date(time.getTime() + seconds * 1000);
    },
    /** Sets the difference between the machine's wall clock and AWS's, in seconds. */
    setClock: (seconds: number) => {
      machineOffset = seconds;
    },
    close: () => sts.close(),
  };
}
