import { swapRounds } from './swapRounds.ts';

/** `tsx tests/support/session/swapLoop.ts [seconds]`: ten minutes against a process that swaps the folder for a link. */
const [seconds = '600'] = process.argv.slice(2);
const report = await swapRounds(Number(seconds));
console.log(JSON.stringify(report));
process.exitCode =
  Object.keys(report.target).length === 1 && report.target['one'] === 'precious' && report.writes > 0 ? 0 : 1;
