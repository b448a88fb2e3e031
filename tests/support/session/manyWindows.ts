import { openWindows } from './windows.ts';

/**
 * `tsx tests/support/session/manyWindows.ts [processes] [seconds]`: 500 processes that want one session at once. The
 * one that asks takes so many seconds, by default enough for all the others to start and wait.
 */
const [processes = '500', seconds = String(Number(processes) / 7)] = process.argv.slice(2);
const windows = await openWindows();
try {
  const start = Date.now();
  const started = Array.from({ length: Number(processes) }, () =>
    windows.start('dev', { promptSeconds: Number(seconds), environment: { PROMPT_SEED: windows.sample.mfaSeed } }),
  );
  const answers = await Promise.all(started.map(({ answer }) => answer));
  const report = {
    processes: answers.length,
    seconds: (Date.now() - start) / 1000,
    failed: answers.filter((answer) => answer === undefined || answer.error !== undefined).length,
    sessions: new Set(
      answers.map((answer) => `${answer?.accessKeyId} ${answer?.secretAccessKey} ${answer?.sessionToken}`),
    ).size,
    waited: answers.filter((answer) => answer?.told.some((message) => message.startsWith('Another window'))).length,
    messages: [...new Set(answers.flatMap((answer) => [...(answer?.told ?? []), answer?.error?.message ?? '']))],
    prompts: windows.prompts().length,
    calls: windows.sts.calls.length,
  };
  console.log(JSON.stringify(report));
  process.exitCode =
    report.failed === 0 && [report.sessions, report.prompts, report.calls].every((count) => count === 1) ? 0 : 1;
} finally {
  await windows.close();
}
