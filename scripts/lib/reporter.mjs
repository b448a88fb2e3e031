import { writeFileSync } from 'node:fs';

/** Counts vitest's tests, with the reason of each skip, into the file that AWSROLE_TEST_REPORT names. */
// biome-ignore lint/style/noDefaultExport: vitest takes a reporter as the default export of its file.
export default class CountingReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const report = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) countModule(module, report);
    writeFileSync(process.env.AWSROLE_TEST_REPORT, JSON.stringify(report));
  }
}

function countModule(module, report) {
  // A file or a describe block that fails outside its tests has errors of its own.
  report.failed += module.errors().length;
  for (const suite of module.children.allSuites()) report.failed += suite.errors().length;
  for (const test of module.children.allTests()) countTest(test, module, report);
}

function countTest(test, module, report) {
  const { state, note } = test.result();
  if (state === 'passed') report.passed += 1;
  else if (state === 'skipped')
    report.skipped.push({ name: `${module.relativeModuleId}: ${test.fullName}`, reason: note });
  // A test that never ran, because the run was cut short, is not a passed one.
  else report.failed += 1;
}
