import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { FIX_LEVELS } from '../core/apply.js';
import { CONFIDENCES, SEVERITIES } from '../core/rule.js';
import { TOOL } from '../core/tool.js';
import { PERSONAS } from '../engine/options.js';
import { BASELINE } from './baseline-file.js';
import { messageOf, UsageError } from './errors.js';
import type { LintFlags } from './lint-command.js';
import { type Terminal, wantsColor, write } from './terminal.js';

type Action = () => Promise<number>;

/** Runs what the arguments ask for and gives the exit code: 0 clean, 1 findings, 2 bad use or an internal error, 3 no app. It never throws. */
export const runCli = async (argv: readonly string[], terminal: Terminal): Promise<number> => {
  const tell = async (message: string): Promise<number> => {
    const color = wantsColor(terminal.stderr, terminal.env);
    await write(terminal.stderr, `${color ? '\u001b[31merror:\u001b[0m' : 'error:'} ${message}\n`);
    return 2;
  };
  let action: Action | undefined;
  let told = '';
  const program = createProgram(terminal, (chosen) => { action = chosen; }, (text) => { told += text; });
  try {
    await program.parseAsync(withDefaults(argv), { from: 'user' });
    return action ? await action() : 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      const message = told.replace(/^error: /, '').replaceAll('\n(', ' (').trim();
      if (!program.commands.some((command) => argv.includes(command.name()))) await (await import('./lint-command.js')).reportFailure(formatsIn(argv), message, terminal);
      return tell(`${message}\nTry desktop-sec-lint --help.`);
    }
    const debug = argv.includes('--debug');
    return tell(error instanceof UsageError && !debug ? error.message : debug && error instanceof Error ? error.stack ?? error.message : `${messageOf(error)} (an internal error; --debug tells where)`);
  }
};

/** The formats that were asked for, in arguments that could not be parsed. */
const formatsIn = (argv: readonly string[]): readonly string[] =>
  argv.flatMap((argument, index) => {
    if (argument === '-f' || argument === '--format') return argv[index + 1] ?? [];
    return /^(?:-f|--format=)(.+)$/s.exec(argument)?.[1] ?? [];
  });

/** Flags whose value may be left out. Commander would take the next argument for it, which is a path to scan. */
const VALUES: ReadonlyMap<string, string> = new Map([['--fix', 'safe'], ['--baseline', BASELINE], ['--write-baseline', BASELINE]]);

const withDefaults = (argv: readonly string[]): string[] => {
  const end = argv.indexOf('--');
  return argv.map((argument, index) => { const value = end < 0 || index < end ? VALUES.get(argument) : undefined; return value === undefined ? argument : `${argument}=${value}`; });
};

const list = (value: string, before: readonly string[] = []): string[] => [...before, ...value.split(',').map((word) => word.trim()).filter(Boolean)];

const repeated = (value: string, before: readonly string[] = []): string[] => [...before, value];

const count = (value: string): number => {
  if (!/^\d{1,7}$/.test(value)) throw new InvalidArgumentError('It is a number; 0 shows all.');
  return Number(value);
};

const version = (value: string): string => {
  if (!/^v?\d{1,6}(?:\.\d{1,6}){0,2}(?:[-+][\w.+-]{1,60})?$/.test(value)) throw new InvalidArgumentError('It is a version like 31 or 31.2.0.');
  return value;
};

const choice = (flags: string, text: string, choices: readonly string[]): Option => new Option(flags, text).choices(choices);

/** The names in reporters/index.ts, which are loaded only when a report is written. */
export const FORMATS = ['console', 'compact', 'json', 'sarif', 'github', 'markdown', 'gitlab', 'gitlab-sast', 'junit', 'checkstyle', 'rdjson', 'sonarqube'];

const HELP = `
Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 bad use, bad configuration or an internal error, 3 no app found.
Without paths the current folder is scanned. Nothing is executed, and nothing is sent anywhere.

Examples:
  desktop-sec-lint                                  every app in this folder
  desktop-sec-lint apps/desktop --min-severity high
  desktop-sec-lint -f sarif=results.sarif --exit-zero
  desktop-sec-lint -f github -f markdown="$GITHUB_STEP_SUMMARY"
  desktop-sec-lint --since origin/main              what a branch brings
  desktop-sec-lint --fix-dry-run | git apply         what --fix would write
  desktop-sec-lint explain electron/node-integration
`;

const createProgram = (terminal: Terminal, choose: (action: Action) => void, told: (text: string) => void): Command => {
  const { stdout, env } = terminal;
  const program = new Command('desktop-sec-lint')
    .description('Finds security problems in desktop apps built with Electron, Tauri, Neutralinojs and NativePHP, and in PHP that uses the Threema Gateway SDK.')
    .version(TOOL.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .exitOverride()
    .enablePositionalOptions()
    .configureOutput({ writeErr: told, writeOut: (text) => stdout.write(text), getOutHelpWidth: () => stdout.columns || 100, getOutHasColors: () => wantsColor(stdout, env) })
    .argument('[paths...]', 'folders or files (default: the current folder)')
    .optionsGroup('Output:')
    .option('-f, --format <name[=file]>', `${FORMATS.join(', ')}; repeatable, one of them without a file`, repeated)
    .option('-o, --output-file <file>', 'write the report there')
    .option('-q, --quiet', 'nothing but the summary')
    .option('-v, --verbose', 'also every notice and what was suppressed')
    .option('--max-findings <n>', 'findings shown in full on the console, 0 for all (default: 50)', count)
    .option('--color', 'colours even where no terminal is seen (also FORCE_COLOR)')
    .option('--no-color', 'no colours (also NO_COLOR)')
    .addOption(choice('--hyperlinks <when>', 'clickable rule names (default: auto)', ['auto', 'always', 'never']))
    .option('--no-progress', 'no progress line')
    .optionsGroup('What is told:')
    .addOption(choice('--persona <name>', 'regular: confidence medium and up, severity low and up; pedantic: notes too; auditor: everything', PERSONAS))
    .addOption(choice('--min-severity <severity>', 'least severity', SEVERITIES))
    .addOption(choice('--min-confidence <confidence>', 'least confidence', CONFIDENCES))
    .option('--only <rules>', 'only these rules, frameworks (tauri) or categories (secrets); with commas, repeatable', list)
    .option('--skip <rules>', 'all but these', list)
    .option('--no-ignores', 'honour no suppressions, in comments or configuration')
    .optionsGroup('In an old code base:')
    .option('--write-baseline <file>', `accept all that is found now (default: ${BASELINE})`)
    .option('--baseline <file>', 'tell only what is not in it')
    .option('--prune-baseline', 'take what is gone out of it')
    .option('--since <ref>', 'tell what is new or worse since a commit, or since the branch has left it')
    .option('--changed', 'tell what touches files that differ from the last commit; the app is understood as a whole')
    .option('--staged', 'the same of files that differ in the index')
    .optionsGroup('Fixes:')
    .addOption(choice('--fix <level>', 'write the fixes of what is told: safe (default) changes nothing that works, unsafe also makes suggestions', FIX_LEVELS))
    .option('--fix-dry-run', 'print them as a unified diff instead; with --fix=unsafe those too')
    .optionsGroup('Exit code:')
    .addOption(choice('--fail-on <severity>', 'least severity that gives exit code 1 (default: low)', [...SEVERITIES, 'never']))
    .option('--exit-zero', 'exit with 0 where it would be 1')
    .option('--strict', 'exit with 2 where a file could not be analysed, or a suppression is unused, expired or malformed')
    .optionsGroup('Configuration:')
    .option('-c, --config <file>', 'this configuration instead of the one that is found')
    .option('--no-config', 'no configuration')
    .option('--print-config', 'print what applies, and scan nothing')
    .optionsGroup('What is scanned:')
    .option('--electron-version <version>', 'instead of the one that is found', version)
    .option('--tauri-version <version>', 'the same', version)
    .option('--neutralino-version <version>', 'the same', version)
    .option('--nativephp-version <version>', 'the same', version)
    .option('--include-tests', 'tests, examples and documentation too')
    .option('--no-gitignore', 'ignored files too')
    .optionsGroup('Other:')
    .option('--cache', 'keep what was parsed of unchanged files, in your cache folder')
    .option('--cache-location <folder>', 'keep it there; not inside the scanned tree')
    .option('--debug', 'stack traces of internal errors')
    .addHelpText('after', HELP)
    .action((paths: string[], flags: LintFlags) => choose(async () => (await import('./lint-command.js')).lintCommand(paths, flags, terminal)));

  program.command('explain').argument('<rule>', 'its id, such as electron/node-integration')
    .description('what a rule finds, why it matters, and how to do better')
    .option('--color').option('--no-color')
    .action((rule: string, flags) => choose(async () => (await import('./explain-command.js')).explainCommand(rule, flags, terminal)));
  program.command('rules').description('list the rules')
    .addOption(choice('-f, --format <name>', 'default: console', ['console', 'json', 'markdown']).default('console', ''))
    .option('--color').option('--no-color')
    .action((flags) => choose(async () => (await import('./rules-command.js')).rulesCommand(flags, terminal)));
  program.command('model').argument('[path]', 'a folder (default: the current one)')
    .description('what was understood of each app: windows, bridges, handlers, permissions')
    .addOption(choice('-f, --format <name>', 'default: text', ['text', 'json', 'mermaid']).default('text', ''))
    .option('--color').option('--no-color')
    .action((path: string | undefined, flags) => choose(async () => (await import('./model-command.js')).modelCommand(path, flags, terminal)));
  program.command('init').argument('[path]', 'a folder (default: the current one)')
    .description('write a configuration to start from')
    .addOption(choice('--ci <provider>', 'also a workflow', ['github']))
    .addOption(choice('--from <tool>', 'take over checks, severities and exceptions', ['electronegativity']))
    .action((path: string | undefined, flags) => choose(async () => (await import('./init-command.js')).initCommand(path, flags, terminal)));
  program.command('lsp').description('a language server for editors, over standard input and output')
    .option('--stdio', 'the only way there is')
    .action(() => choose(async () => (await import('./lsp-command.js')).lspCommand(terminal)));
  return program;
};
