import { type ConfigNode, entryOf } from '../../core/config.js';
import { isWithin, nameOf, resolveIn } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import {
  ASIDE_WORKFLOW, BUILD_WORKFLOW, FULL_COMMIT, GITHUB_OWNERS, OTHER_DELIVERIES, PACKAGING_COMMANDS, OTHER_SCRIPT, PACKAGING_SCRIPT, RELEASE_ACTIONS, SCRIPT_RUNNERS, SIGNING_SECRETS,
} from '../../knowledge/supply-chain.js';
import type { ActionUse } from './model.js';
import { ownersOf } from './owners.js';

const WORKFLOW = /^((?:.*\/)?)\.github\/workflows\/[^/]+\.ya?ml$/;

/** What the repository's workflows run of other people's code, local actions that they use included; those first that ship the app. */
export const actionsOf = (world: World): readonly ActionUse[] => {
  const workflows = workflowsOf(world);
  const shipping = shippingOf(workflows, packagingScripts(world));
  const own = ownersOf(world);
  const seen = new Set<string>();
  const read = (path: string, root: ConfigNode, ships: boolean): readonly ActionUse[] => {
    if (seen.has(path)) return [];
    seen.add(path);
    const signing = signingStretches(root);
    return [...usesOf(root), ...containersOf(root)].flatMap((node): readonly ActionUse[] => {
      const text = node.value.trim();
      const local = text.startsWith('./') ? localFile(world, path, text) : undefined;
      if (local) return read(...local, ships);
      const use = useOf(text, own);
      const signs = signing.some(({ start, end }) => start <= node.range.start && node.range.end <= end);
      return use ? [{ ...use, ships, ...(signs && { signs }), at: { file: path, range: node.range } }] : [];
    });
  };
  return [true, false].flatMap((ships) => workflows.flatMap(([path, root]) => (shipping.has(path) === ships ? read(path, root, ships) : [])));
};

type File = readonly [path: string, root: ConfigNode];
type Text = { readonly value: string; readonly range: ConfigNode['range'] };

/** GitHub runs only those at the top of the repository: the outermost above the app. */
export const workflowsOf = (world: World): readonly File[] => {
  const all = world.configs(WORKFLOW).flatMap(([path, { root }]) => (root && isWithin(world.app.root, topOf(path)) ? [[path, root] as const] : []));
  const top = Math.min(...all.map(([path]) => topOf(path).length));
  return all.filter(([path]) => topOf(path).length === top);
};

const topOf = (path: string): string => (WORKFLOW.exec(path)?.[1] ?? '').slice(0, -1);

/** The workflows that package, sign or publish the app. */
export const shippingWorkflowsOf = (world: World): readonly File[] => {
  const workflows = workflowsOf(world);
  const shipping = shippingOf(workflows, packagingScripts(world));
  return workflows.filter(([path]) => shipping.has(path));
};

/** Whether a shell text packages the app, by a command or by a script of its own. */
export const packagesIn = (world: World): ((run: string) => boolean) => {
  const scripts = packagingScripts(world);
  return (run) => packages(run, scripts);
};

/** The workflows that package, sign or publish, and those that call one of them. */
const shippingOf = (workflows: readonly File[], scripts: ReadonlySet<string>): ReadonlySet<string> => {
  const found = new Set(workflows.flatMap(([path, root]) => (builds(path, root, scripts) ? [path] : [])));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    const names = new Set([...found].map(nameOf));
    for (const [path, root] of workflows) if (usesOf(root).some(({ value }) => value.startsWith('./') && names.has(nameOf(value)))) found.add(path);
  }
  return found;
};

const builds = (path: string, root: ConfigNode, scripts: ReadonlySet<string>): boolean => {
  const texts = textsOf(root);
  if (texts.some(({ key, value }) => SIGNING_SECRETS.test(key) || SIGNING_SECRETS.test(value))) return true;
  if (ASIDE_WORKFLOW.test(nameOf(path)) && !BUILD_WORKFLOW.test(nameOf(path))) return false;
  const on = entryOf(root, 'on')?.value;
  const actions = usesOf(root).map(({ value }) => value.split('@', 1)[0]!.toLowerCase());
  const occasion = entryOf(on, 'release') !== undefined || entryOf(entryOf(on, 'push')?.value, 'tags') !== undefined;
  return (occasion && !actions.some((action) => OTHER_DELIVERIES.has(action))) || actions.some((action) => RELEASE_ACTIONS.has(action))
    || texts.some(({ key, value }) => key === 'run' && packages(value, scripts));
};

/** Whether a shell text packages the app, by a command or by a script of a package.json. */
const packages = (run: string, scripts: ReadonlySet<string>): boolean => PACKAGING_COMMANDS.test(run) || run.split('\n').some((line) => {
  return line.split(/&&|\|\||[;|]/).some((part) => {
    const words = part.split(/[\s&()"'`]+/);
    const runner = words.findIndex((word) => SCRIPT_RUNNERS.has(word));
    return runner >= 0 && words.slice(runner + 1).some((word) => scripts.has(word) || (PACKAGING_SCRIPT.test(word) && !OTHER_SCRIPT.test(word) && !word.includes('/')));
  });
});

/** The scripts of the app's package.json files that package it, by way of other scripts too. */
const packagingScripts = (world: World): ReadonlySet<string> => {
  const all = world.configs(/(?:^|\/)package\.json$/).flatMap(([, { root }]) => textsOf(entryOf(root, 'scripts')?.value));
  const found = new Set<string>();
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { key, value } of all) {
      const words = value.split(/[\s;&|()"'`]+/);
      if (PACKAGING_COMMANDS.test(value) || (words.some((word) => SCRIPT_RUNNERS.has(word)) && words.some((word) => found.has(word)))) found.add(key);
    }
  }
  return found;
};

/** Every text of a configuration with the key it stands under, in order. */
export const textsOf = (root: ConfigNode | undefined): readonly (Text & { readonly key: string })[] => {
  const found: (Text & { readonly key: string })[] = [];
  const open: { key: string; node: ConfigNode }[] = root ? [{ key: '', node: root }] : [];
  for (let one = open.pop(); one; one = open.pop()) {
    const { key, node } = one;
    if (node.kind === 'array') open.push(...node.items.map((item) => ({ key, node: item })).reverse());
    else if (node.kind === 'object') open.push(...node.entries.map((entry) => ({ key: entry.key, node: entry.value })).reverse());
    else if (typeof node.value === 'string') found.push({ key, value: node.value, range: node.range });
  }
  return found;
};

const usesOf = (root: ConfigNode): readonly Text[] => textsOf(root).filter(({ key }) => key === 'uses');

/** The images that jobs run in, written as actions are. */
const containersOf = (root: ConfigNode): readonly Text[] => {
  const jobs = entryOf(root, 'jobs')?.value;
  return (jobs?.kind === 'object' ? jobs.entries : []).flatMap(({ value }) => {
    const container = entryOf(value, 'container')?.value;
    const image = container?.kind === 'object' ? entryOf(container, 'image')?.value : container;
    return image?.kind === 'scalar' && typeof image.value === 'string' && !/\$\{\{/.test(image.value) ? [{ value: `docker://${image.value}`, range: image.range }] : [];
  });
};

/** Jobs that hold keys by which the app is signed. */
const signingStretches = (root: ConfigNode): readonly ConfigNode['range'][] => {
  const jobs = entryOf(root, 'jobs')?.value;
  return (jobs?.kind === 'object' ? jobs.entries : []).flatMap(({ value }) => (textsOf(value).some((one) => SIGNING_SECRETS.test(one.key) || SIGNING_SECRETS.test(one.value)) ? [value.range] : []));
};

/** A workflow or composite action of the repository itself. */
const localFile = (world: World, workflow: string, uses: string): File | undefined => {
  const top = workflow.slice(0, Math.max(0, workflow.indexOf('.github/') - 1));
  const path = resolveIn(top, uses);
  for (const file of path === undefined ? [] : [path, `${path}/action.yml`, `${path}/action.yaml`]) {
    const root = world.config(file)?.root;
    if (root) return [file, root];
  }
  return undefined;
};

const useOf = (text: string, own: ReadonlySet<string>): Omit<ActionUse, 'at' | 'ships'> | undefined => {
  if (text.startsWith('docker://')) {
    const [, name = text, ref = ''] = /^docker:\/\/([^@]+?)(?::([\w.-]+))?(?:@.*)?$/.exec(text) ?? [];
    return { kind: 'image', name, ref, publisher: 'other', pinned: /@sha256:[\da-f]{64}$/.test(text) };
  }
  const [, name, owner, path = '', ref] = /^(([\w.-]+)\/[\w.-]+(\/[^@\s]+)?)@(\S+)$/.exec(text) ?? [];
  if (name === undefined || owner === undefined || ref === undefined) return undefined;
  const publisher = GITHUB_OWNERS.has(owner.toLowerCase()) ? 'github' : own.has(owner.toLowerCase()) ? 'own' : 'other';
  return { kind: /\.ya?ml$/.test(path) ? 'workflow' : 'action', name, ref, publisher, pinned: FULL_COMMIT.test(ref) };
};
