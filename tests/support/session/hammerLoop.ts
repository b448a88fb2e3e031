import { hammerRounds } from './hammerRounds.ts';

/** `tsx tests/support/session/hammerLoop.ts [processes] [reads]`: 500 processes and a million reads of one session. */
const [processes = '500', reads = '2000'] = process.argv.slice(2);
const report = await hammerRounds(Number(processes), Number(reads));
console.log(JSON.stringify(report));
const isGood = report.mixed + report.missing + report.warnings.length === 0 && report.files.length === 1;
process.exitCode = isGood ? 0 : 1;
