import { appendFileSync, existsSync } from 'node:fs';
import { renderJson } from '../../../src/core/answer.ts';
import { fail, succeed } from '../../../src/core/error.ts';
import { unansweredError } from '../../../src/core/unansweredError.ts';
import { totp } from '../sts/totp.ts';
import { runWindow } from './runWindow.ts';

/**
 * A shell window that gets the session of one profile, for tests with many processes: `program <profile> [options as JSON]`. PROMPT_LOG and
 * TELL_LOG: files that get a line for each question and each message. PROMPT_CODE: the answer, or PROMPT_SEED: the seed of the device that
 * shows the answer. It answers after PROMPT_SECONDS, and not before the file PROMPT_UNTIL exists; meanwhile the process does nothing else,
 * as with the module. Prints one line of JSON.
 */
async function main(profile: string, cache: object): Promise<void> {
  const answer = await runWindow(profile, cache, {
    environment: process.env,
    ask: async (question) => {
      log('PROMPT_LOG', question.kind === 'token-code' ? question.serialNumber : (question.profile ?? ''));
      const code = answerPrompt();
      return code === undefined ? fail(unansweredError(question)) : succeed(code);
    },
    tell: (message) => log('TELL_LOG', message),
  });
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
void main(profile, JSON.parse(cache));
