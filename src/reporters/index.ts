import type { Reporter } from '../core/reporter.js';
import { checkstyleReporter } from './checkstyle.js';
import { compactReporter } from './compact.js';
import { consoleReporter } from './console.js';
import { githubReporter } from './github.js';
import { gitlabReporter } from './gitlab.js';
import { gitlabSastReporter } from './gitlab-sast.js';
import { jsonReporter } from './json.js';
import { junitReporter } from './junit.js';
import { markdownReporter } from './markdown.js';
import { rdjsonReporter } from './rdjson.js';
import { sarifReporter } from './sarif.js';
import { sonarqubeReporter } from './sonarqube.js';

/** Every format by its name. */
export const REPORTERS: ReadonlyMap<string, Reporter> = new Map([
  consoleReporter, compactReporter, jsonReporter, sarifReporter, githubReporter, markdownReporter, gitlabReporter, gitlabSastReporter, junitReporter, checkstyleReporter,
  rdjsonReporter, sonarqubeReporter,
].map((reporter) => [reporter.name, reporter]));
