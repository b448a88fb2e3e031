import { killRounds } from './killRounds.ts';
import { openWindows } from './windows.ts';

/** `tsx tests/support/session/killLoop.ts [rounds] [seed]`: 100,000 processes killed at random moments; about ten hours on two cores. */
const [rounds = '100000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
const windows = await openWindows();
const start = Date.now();
try {
  const report = await killRounds(windows, Number(rounds), Number(seed));
  console.log(JSON.stringify({ seed: Number(seed), seconds: (Date.now() - start) / 1000, ...report }));
  const isGood =
    [report.torn, report.mixed, report.failed, report.left].every((list) => list.length === 0) && report.slowest < 1000;
  process.exitCode = isGood ? 0 : 1;
} finally {
  await windows.close();
}
