import { writeSync } from 'node:fs';

/** A vitest reporter whose only word is the last line: `N passed, N failed`. */
export default class CountReporter {
  passed = 0;
  failed = 0;

  onInit() {
    process.once('exit', () => writeSync(1, `${this.passed} passed, ${this.failed} failed\n`));
  }

  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    this.passed = tests.filter((test) => test.result().state === 'passed').length;
    // A file that cannot be loaded has no tests and is a failure all the same.
    this.failed = tests.filter((test) => test.result().state === 'failed').length
      + modules.filter((module) => module.state() === 'failed' && ![...module.children.allTests('failed')].length).length
      + unhandledErrors.length;
  }
}
