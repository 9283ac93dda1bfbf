import type { Reporter } from '../core/reporter.js';
import { consoleReporter } from './console.js';
import { jsonReporter } from './json.js';
import { sarifReporter } from './sarif.js';

/** Every format by its name. */
export const REPORTERS: ReadonlyMap<string, Reporter> = new Map([consoleReporter, jsonReporter, sarifReporter].map((reporter) => [reporter.name, reporter]));
