import { appendFileSync, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import { makeMachine } from '../../../src/edges/machine.ts';
import { makeEdges } from '../../../src/edges/makeEdges.ts';
import { resolvePlan } from '../../../src/plan/resolvePlan.ts';
import { fail, succeed } from '../../../src/protocol/error.ts';
import { notAnswered } from '../../../src/protocol/notAnswered.ts';
import { renderError } from '../../../src/protocol/renderError.ts';
import { renderJson } from '../../../src/protocol/renderJson.ts';
import { runPlanCached } from '../../../src/session/runPlanCached.ts';
import { totp } from '../sts/totp.ts';

/**
 * One window that wants one profile's session, for tests with many processes: `program <profile> [options as JSON]`.
 * PROMPT_LOG and TELL_LOG: a line is written there for each question and each thing told. PROMPT_CODE: what is answered,
 * or PROMPT_SEED: of the device that shows the answer. It is answered after PROMPT_SECONDS, and not before the file
 * PROMPT_UNTIL is there; meanwhile the process does nothing else, as with the module. Prints one line of JSON.
 */
async function main(profile: string, cache: object): Promise<void> {
  const told: string[] = [];
  const edges = makeEdges(
    { environment: process.env, platform: process.platform, homeDirectory: homedir, userName: () => 'tester' },
    async (question) => {
      log('PROMPT_LOG', question.kind === 'token-code' ? question.serialNumber : question.profile);
      const code = answerPrompt();
      return code === undefined ? fail(notAnswered(question)) : succeed(code);
    },
    (event) => {
      const message = 'message' in event ? event.message : 'warning' in event ? event.warning.message : event.kind;
      told.push(message);
      log('TELL_LOG', message);
    },
  );
  const machine = makeMachine(edges, { processId: process.pid, userId: process.getuid?.() });
  const configuration = readConfiguration(edges);
  const plan = configuration.ok ? resolvePlan({ profile }, configuration.value, edges.environment) : configuration;
  if (!configuration.ok || !plan.ok) return print({ error: plan.ok ? null : renderError(plan.error) });
  const start = performance.now();
  const outcome = await runPlanCached(plan.value, configuration.value, { ...edges, machine }, { cache });
  const milliseconds = performance.now() - start;
  if (!outcome.ok) return print({ error: renderError(outcome.error), told, milliseconds });
  const { credentials, hops } = outcome.value;
  return print({
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey,
    sessionToken: credentials.sessionToken ?? null,
    expiration: credentials.expiration ?? null,
    arn: credentials.assumedRole?.arn ?? null,
    from: hops.map((hop) => hop.from),
    told,
    milliseconds,
  });
}

function print(answer: Parameters<typeof renderJson>[0]): void {
  console.log(renderJson(answer));
}

function log(variable: string, text: string): void {
  const path = process.env[variable];
  if (path !== undefined) appendFileSync(path, `${process.pid} ${text}\n`);
}

function answerPrompt(): string | undefined {
  const { PROMPT_SECONDS, PROMPT_UNTIL, PROMPT_SEED, PROMPT_CODE } = process.env;
  sleep(Number(PROMPT_SECONDS ?? 0));
  while (PROMPT_UNTIL !== undefined && !existsSync(PROMPT_UNTIL)) sleep(0.02);
  return PROMPT_SEED === undefined ? PROMPT_CODE : totp(PROMPT_SEED, new Date());
}

function sleep(seconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, seconds * 1000);
}

const [profile = 'default', cache = '{}'] = process.argv.slice(2);
await main(profile, JSON.parse(cache));
