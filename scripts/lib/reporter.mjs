import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** @import { Reporter, TestCase, TestModule } from 'vitest/node' */
/** @import { Report } from './testReport.mjs' */

/**
 * Counts the tests of vitest, with the message of each failure and the reason of each skip, and writes the report to the file in
 * AWSROLE_TEST_REPORT.
 * @implements {Reporter}
 */
// biome-ignore lint/style/noDefaultExport: vitest takes a reporter as the default export of its file.
export default class CountingReporter {
  /**
   * @param {readonly TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Report} */
    const report = { passed: 0, failed: unhandledErrors.length, failures: [], skipped: [] };
    for (const module of modules) countModule(module, report);
    const { AWSROLE_TEST_REPORT: file } = process.env;
    if (file) writeFileSync(file, JSON.stringify(report));
  }
}

/** @param {TestModule} module @param {Report} report */
function countModule(module, report) {
  // Errors of a file or a describe block outside its tests.
  countErrors(module.relativeModuleId, module.errors(), report);
  for (const suite of module.children.allSuites())
    countErrors(`${module.relativeModuleId}: ${suite.fullName}`, suite.errors(), report);
  for (const test of module.children.allTests()) countTest(test, module, report);
}

/** @param {string} name @param {readonly { message: string }[]} errors @param {Report} report */
function countErrors(name, errors, report) {
  report.failed += errors.length;
  for (const { message } of errors) report.failures.push({ name, reason: stripVTControlCharacters(message) });
}

/** @param {TestCase} test @param {TestModule} module @param {Report} report */
function countTest(test, module, report) {
  const [result, name] = [test.result(), `${module.relativeModuleId}: ${test.fullName}`];
  if (result.state === 'passed') report.passed += 1;
  else if (result.state === 'skipped') report.skipped.push({ name, reason: result.note });
  else if (result.state === 'failed') countErrors(name, [result.errors[0] ?? { message: 'failed' }], report);
  // A test that did not run because the run was interrupted has not passed.
  else countErrors(name, [{ message: 'was not run' }], report);
}
