import { writeFileSync } from 'node:fs';

/** @import { Reporter, TestCase, TestModule } from 'vitest/node' */
/** @import { Report } from './testReport.mjs' */

/**
 * Counts vitest's tests, with the reason of each skip, into the file that AWSROLE_TEST_REPORT names.
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
    const report = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) countModule(module, report);
    const { AWSROLE_TEST_REPORT: file } = process.env;
    if (file) writeFileSync(file, JSON.stringify(report));
  }
}

/** @param {TestModule} module @param {Report} report */
function countModule(module, report) {
  // A file or a describe block that fails outside its tests has errors of its own.
  report.failed += module.errors().length;
  for (const suite of module.children.allSuites()) report.failed += suite.errors().length;
  for (const test of module.children.allTests()) countTest(test, module, report);
}

/** @param {TestCase} test @param {TestModule} module @param {Report} report */
function countTest(test, module, report) {
  const result = test.result();
  if (result.state === 'passed') report.passed += 1;
  else if (result.state === 'skipped')
    report.skipped.push({ name: `${module.relativeModuleId}: ${test.fullName}`, reason: result.note });
  // A test that never ran, because the run was cut short, is not a passed one.
  else report.failed += 1;
}
