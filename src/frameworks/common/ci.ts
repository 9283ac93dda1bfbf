import { type ConfigNode, entryOf } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import type { World } from '../../dataflow/world.js';
import {
  ANSWERING_FUNCTIONS, ASKS_FIRST, FOREIGN_CHECKOUT, FOREIGN_REF, OF_OUTSIDERS, PRINTS, RUNS_CHECKOUT, SIGNING_VARIABLES, STARTED_BY_ANYONE, STARTED_FROM_FORKS, TELLS_PEOPLE_APART,
} from '../../knowledge/ci.js';
import { FULL_COMMIT, GITHUB_OWNERS } from '../../knowledge/supply-chain.js';
import type { ForeignBuild, LooseSecret, ScriptExpression } from './model.js';
import { textsOf, workflowsOf } from './workflows.js';

/** What goes wrong in the workflows and scripts that build an app, beside what they run of others. */
export const ciOf = (world: World): { readonly scriptExpressions: readonly ScriptExpression[]; readonly foreignBuilds: readonly ForeignBuild[]; readonly looseSecrets: readonly LooseSecret[] } => {
  const workflows = workflowsOf(world).map(([file, root]) => read(file, root));
  return { scriptExpressions: workflows.flatMap(scriptExpressionsOf), foreignBuilds: workflows.flatMap((one) => foreignBuildsOf(one, workflows)), looseSecrets: workflows.flatMap(looseSecretsOf) };
};

interface Workflow {
  readonly file: string;
  readonly root: ConfigNode;
  readonly triggers: readonly string[];
  readonly jobs: readonly Job[];
}

interface Job {
  readonly node: ConfigNode;
  readonly steps: readonly ConfigNode[];
}

interface Text {
  readonly value: string;
  readonly at: Location;
}

const read = (file: string, root: ConfigNode): Workflow => {
  const on = entryOf(root, 'on')?.value ?? entryOf(root, 'true')?.value;
  const triggers = on?.kind === 'object' ? on.entries.map(({ key }) => key) : on?.kind === 'array' ? on.items.flatMap((item) => (item.kind === 'scalar' ? [String(item.value)] : [])) : on ? [String(on.value)] : [];
  return { file, root, triggers, jobs: entriesOf(entryOf(root, 'jobs')?.value).map(({ value }) => ({ node: value, steps: itemsOf(entryOf(value, 'steps')?.value) })) };
};

const entriesOf = (node: ConfigNode | undefined): readonly { readonly key: string; readonly value: ConfigNode }[] => (node?.kind === 'object' ? node.entries : []);
const itemsOf = (node: ConfigNode | undefined): readonly ConfigNode[] => (node?.kind === 'array' ? node.items : []);
const textAt = (file: string, node: ConfigNode | undefined, ...keys: readonly string[]): Text | undefined => {
  let at = node;
  for (const key of keys) at = entryOf(at, key)?.value;
  return at?.kind === 'scalar' && typeof at.value === 'string' ? { value: at.value, at: { file, range: at.range } } : undefined;
};

const EXPRESSION = /\$\{\{((?:[^}]|\}(?!\})){1,400})\}\}/g;

/** The scripts of a step: what a shell runs, and what `actions/github-script` does. */
const scriptsOf = (file: string, step: ConfigNode): readonly Text[] => {
  const run = textAt(file, step, 'run');
  const script = /^actions\/github-script@/.test(textAt(file, step, 'uses')?.value ?? '') ? textAt(file, step, 'with', 'script') : undefined;
  return [run, script].flatMap((one) => one ?? []);
};

const scriptExpressionsOf = ({ file, triggers, jobs }: Workflow): readonly ScriptExpression[] =>
  jobs.flatMap(({ node, steps }) => steps.flatMap((step) => scriptsOf(file, step).flatMap(({ value, at }): readonly ScriptExpression[] => {
    for (const [, inner] of value.matchAll(EXPRESSION)) {
      // What is compared or asked about gives yes or no.
      const left = inner!.replace(ANSWERING_FUNCTIONS, ' ').replace(/'[^']*'\s{0,9}[!=]=\s{0,9}[\w.*]+|[\w.*]+\s{0,9}[!=]=\s{0,9}(?:'[^']*'|[\w.]+)/g, ' ').replace(/'[^']*'/g, ' ');
      for (const [path] of left.matchAll(/\bgithub(?:\.[\w*-]+){1,6}/g)) {
        const found = OF_OUTSIDERS.find((one) => one.path.test(path));
        const by = found && startedBy(path, triggers);
        if (found && by) return [{ at, expression: path, what: found.what, by, checked: TELLS_PEOPLE_APART.test(textAt(file, node, 'if')?.value ?? '') || TELLS_PEOPLE_APART.test(textAt(file, step, 'if')?.value ?? '') }];
      }
    }
    return [];
  })));

/** Who starts the workflow with this part of the event: of a push, whoever may push or whose words are merged. */
const startedBy = (path: string, triggers: readonly string[]): ScriptExpression['by'] | undefined => {
  const fits = (trigger: string): boolean => {
    if (/\.(?:head_commit|commits)\./.test(path)) return /^(?:push|workflow_run|merge_group)$/.test(trigger);
    if (/pull_request|head_ref|\.review/.test(path)) return /^pull_request/.test(trigger);
    if (/\.issue\.|\.comment\./.test(path)) return /^(?:issues|issue_comment|discussion_comment|pull_request_review_comment|commit_comment)$/.test(trigger);
    if (/\.discussion\./.test(path)) return /^discussion/.test(trigger);
    if (/workflow_run/.test(path)) return trigger === 'workflow_run';
    if (/client_payload/.test(path)) return trigger === 'repository_dispatch';
    return true;
  };
  const able = triggers.filter(fits);
  if (able.some((one) => STARTED_BY_ANYONE.has(one))) return 'anyone';
  if (able.some((one) => /^(?:push|merge_group|repository_dispatch|release)$/.test(one))) return 'members';
  // A workflow that others call has the occasion of its caller.
  return able.some((one) => STARTED_FROM_FORKS.has(one)) ? 'forks' : triggers.includes('workflow_call') ? 'forks' : undefined;
};

const foreignBuildsOf = ({ file, root, triggers: all, jobs }: Workflow, others: readonly Workflow[]): readonly ForeignBuild[] => {
  const triggers = all.filter((one) => one !== 'workflow_run' || followsPullRequests(root, others));
  const trigger = triggers.find((one) => one === 'pull_request_target' || one === 'workflow_run' || one === 'issue_comment');
  if (trigger === undefined) return [];
  return jobs.flatMap(({ node, steps }): readonly ForeignBuild[] => {
    const index = steps.findIndex((step) => isForeign(file, step));
    const step = steps[index];
    if (!step) return [];
    const conditions = [textAt(file, node, 'if')?.value, textAt(file, step, 'if')?.value].join(' ');
    if (TELLS_PEOPLE_APART.test(conditions)) return [];
    const runs = steps.slice(index).find((one) => RUNS_CHECKOUT.test(textAt(file, one, 'run')?.value ?? '') || textAt(file, one, 'uses')?.value.startsWith('./'));
    const place = textAt(file, step, 'with', 'ref') ?? textAt(file, step, 'run')!;
    const runAt = runs && (textAt(file, runs, 'run') ?? textAt(file, runs, 'uses'));
    const secrets = textsOf(node).concat(textsOf(entryOf(root, 'env')?.value)).some(({ value }) => /\bsecrets\.(?!GITHUB_TOKEN\b)\w/.test(value));
    return [{ at: place.at, trigger, ...(runAt && { runs: runAt.at }), secrets, signs: textsOf(node).some(({ key, value }) => SIGNING_VARIABLES.test(key) || namesSigning(value)), asked: ASKS_FIRST.test(conditions) || entryOf(node, 'environment') !== undefined }];
  });
};

/** Whether one of the workflows that it waits for is started by pull requests; one that is not there may be. */
const followsPullRequests = (root: ConfigNode, others: readonly Workflow[]): boolean => {
  const on = entryOf(entryOf(root, 'on')?.value ?? entryOf(root, 'true')?.value, 'workflow_run')?.value;
  const names = itemsOf(entryOf(on, 'workflows')?.value).flatMap((item) => (item.kind === 'scalar' ? [String(item.value)] : []));
  return names.length === 0 || names.some((name) => {
    const one = others.find(({ file, root: other }) => textAt(file, other, 'name')?.value === name || file.endsWith(`/${name}`));
    return !one || one.triggers.some((trigger) => /^pull_request/.test(trigger));
  });
};

const isForeign = (file: string, step: ConfigNode): boolean =>
  (/^actions\/checkout@/.test(textAt(file, step, 'uses')?.value ?? '') && FOREIGN_REF.test(textAt(file, step, 'with', 'ref')?.value ?? '')) || FOREIGN_CHECKOUT.test(textAt(file, step, 'run')?.value ?? '');

const namesSigning = (text: string): boolean => [...text.matchAll(/\bsecrets\.(\w{1,80})/g)].some(([, name]) => SIGNING_VARIABLES.test(name!));

const looseSecretsOf = ({ file, root, jobs }: Workflow): readonly LooseSecret[] => {
  const found: LooseSecret[] = [];
  const everywhere = (env: ConfigNode | undefined, steps: readonly ConfigNode[]): void => {
    const entry = entriesOf(env).find(({ key, value }) => value.kind === 'scalar' && /\$\{\{\s{0,9}secrets\./.test(String(value.value)) && (SIGNING_VARIABLES.test(key) || namesSigning(String(value.value))));
    const foreign = steps.find((step) => isLoose(textAt(file, step, 'uses')?.value ?? ''));
    if (entry && foreign) found.push({ at: { file, range: entry.value.range }, name: entry.key, how: 'everywhere', by: textAt(file, foreign, 'uses')! });
  };
  everywhere(entryOf(root, 'env')?.value, jobs.flatMap(({ steps }) => steps));
  for (const { node, steps } of jobs) {
      everywhere(entryOf(node, 'env')?.value, steps);
    for (const step of steps) {
          const held = new Map([root, node, step].flatMap((one) => entriesOf(entryOf(one, 'env')?.value)).flatMap(({ key, value }) => {
        const [, secret] = (value.kind === 'scalar' && /^\s*\$\{\{\s{0,9}secrets\.(\w{1,80})\s{0,9}\}\}\s*$/.exec(String(value.value))) || [];
        return secret === undefined ? [] : [[key, secret] as const];
      }));
      for (const { value, at } of scriptsOf(file, step)) found.push(...printedIn(value, at, held));
      for (const { key, value, range } of textsOf(step)) if (/\btoJSON\(\s{0,9}secrets\s{0,9}\)/i.test(value)) found.push({ at: { file, range }, name: key, how: 'all' });
    }
  }
  return found;
};

/** An action of others that they can change. */
const isLoose = (uses: string): boolean => {
  const [, owner, ref] = /^([\w.-]+)\/[^@\s]+@(\S+)$/.exec(uses) ?? [];
  return owner !== undefined && ref !== undefined && !GITHUB_OWNERS.has(owner.toLowerCase()) && !FULL_COMMIT.test(ref);
};

/** `echo ${{ secrets.X }}`, and `echo "$X"` where X holds a secret: unless it goes into a file or another program. */
const printedIn = (script: string, at: Location, held: ReadonlyMap<string, string>): readonly LooseSecret[] => {
  for (const line of script.split('\n').slice(0, 400)) {
    if (!PRINTS.test(line)) continue;
    // Whether it is set, or how long it is, may be said.
    const plain = line.replace(/\\./g, ' ').replace(/\$\{\w{1,80}:?\+[^}]*\}|\$\{#\w{1,80}\}|\$\(\s{0,9}if\s{0,9}\([^)]{0,200}\)/g, ' ');
    // Into a file, a variable or another program; `>&2` and `/dev/stderr` are the log.
    if (/\||>>?\s*(?!&[12]|\/dev\/std)\S|::add-mask::|<<</.test(plain.replace(/\$\{\{[^}]*\}\}/g, 'X').replace(/2>&1|[12]?>\s*&[12]/g, ' '))) continue;
    const [, direct] = /\$\{\{\s{0,9}secrets\.(\w{1,80})/.exec(plain) ?? [];
    const name = direct ?? [...plain.matchAll(/\$(?:env:)?\{?(\w{1,80})\}?/g)].map(([, one]) => held.get(one!)).find((one) => one !== undefined);
    if (name !== undefined && OPENS_DOORS.test(name)) return [{ at, name, how: 'printed' }];
  }
  return [];
};

/** Among secrets people keep names, addresses and numbers as well. */
const OPENS_DOORS = /(?:PASS|PWD|SECRET|TOKEN|PRIVATE|CREDENTIAL|CERT|P12|PFX|KEY|PAT|AUTH)(?!.*(?:_ID|_NAME|_URL|_URI|_HOST|_USER|USERNAME|_EMAIL|_RESOURCE|_ALIAS|_ENDPOINT|_REGION|_FILE|_PATH|_TYPE|IDENTITY)$)/i;
