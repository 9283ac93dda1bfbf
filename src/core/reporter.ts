import type { Result } from './finding.js';

/** How a report is to look. Formats for machines mind only `pages` and what comes after it. */
export interface ReporterOptions {
  readonly color: boolean;
  /** OSC 8 links, for terminals that know them. */
  readonly hyperlinks: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Nothing but the summary. */
  readonly quiet: boolean;
  /** Also what was suppressed, and every notice. */
  readonly verbose: boolean;
  /** How many findings are shown in full; 0 for all. */
  readonly maxFindings: number;
  /** The Markdown of a rule's page in rules-docs. */
  readonly pages: (ruleId: string) => string | undefined;
  /** SARIF: also suppressed results, marked as such. GitHub would open alerts for them. */
  readonly includeSuppressed?: boolean;
  /** When the scan began and ended, for formats that must say so. */
  readonly times?: { readonly start: Date; readonly end: Date };
}

/** Findings to text. Pure, and the same for the same result. */
export interface Reporter {
  /** What `--format` calls it. */
  readonly name: string;
  /** Without the dot. */
  readonly fileExtension: string;
  report(result: Result, options: ReporterOptions): string;
}
