import { entryOf } from '../../core/config.js';
import { originOf, isRemote } from '../../core/origin.js';
import { nameOf } from '../../core/paths.js';
import type { ElementNode } from '../../core/summary.js';
import type { Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { TOOLING } from '../../knowledge/sensitive-files.js';
import { STARTER_VIEWS } from '../../knowledge/php.js';
import type { Page, Resource } from './model.js';
import { policyOf } from './policies.js';

const DOCUMENT = /\.(?:x?html?|ejs|hbs|blade\.php|pug)$/i;

/** The HTML documents of an app, with the policies they carry. */
export const pagesOf = (world: World): readonly Page[] =>
  world.sources.flatMap((source): Page[] => {
    if (source.summary.language !== 'html' || !DOCUMENT.test(source.path) || isUnused(world, source)) return [];
    const elements = source.summary.elements.flatMap((id) => { const node = source.node(id); return node.kind === 'element' ? [node] : []; });
    const head = elements.find(({ name }) => name === 'head') ?? elements.find(({ name }) => name === 'html') ?? elements[0];
    if (!head) return [];
    return [{
      path: source.path, at: source.location(head.tagAt), document: elements.some(({ name }) => name === 'html' || name === 'body' || name === 'head'),
      policies: elements.flatMap((element) => {
        if (element.name !== 'meta' || !/^content-security-policy$/i.test(String(world.attribute(source, element, 'http-equiv')?.value ?? ''))) return [];
        const content = world.attribute(source, element, 'content');
        if (typeof content?.value !== 'string' || !content.attribute.valueAt) return [];
        return [policyOf(content.value, source.location(content.attribute.valueAt), 'meta')];
      }),
    }];
  });

/** Pages that no window shows, as far as that can be told. */
const isUnused = (world: World, source: Source): boolean => isLibraryPage(world, source) || isStarterView(world, source) || isToolPage(world, source);

/** `scripts/assets/download-page.html`: what makes and delivers the app has pages of its own, which are none of the app where no code of it names them. */
const isToolPage = (world: World, { path }: Source): boolean => {
  const { root } = world.app;
  if (!TOOLING.test(root === '' || !path.startsWith(`${root}/`) ? path : path.slice(root.length + 1))) return false;
  const name = nameOf(path);
  return !world.sources.some((one) => one.path !== path && !TOOLING.test(one.path) && one.summary.nodes.some((node) => node.kind === 'literal' && typeof node.value === 'string' && node.value.endsWith(name)));
};

/** Laravel's own first page, which stays behind in apps whose routes and classes no longer name it. */
const isStarterView = (world: World, { path }: Source): boolean => {
  const view = STARTER_VIEWS.find(([ending]) => path.endsWith(ending))?.[1];
  return view !== undefined && !world.sources.some(({ summary }) => summary.language === 'php' && (
    summary.nodes.some((node) => node.kind === 'literal' && node.value === view) || summary.functions.some(({ attributes = [] }) => attributes.some((one) => one.includes(view)))));
};

/**
 * Whether a page lies in a package that the app depends on for its code: what has a `main`, `module` or `exports` is imported, and its pages
 * are demonstrations.
 */
const isLibraryPage = (world: World, { path, summary }: Source): boolean => {
  if (summary.language !== 'html' || !DOCUMENT.test(path)) return false;
  const { root, roots } = world.app;
  const home = roots.filter((one) => one !== root && (one === '' || path.startsWith(`${one}/`))).sort((a, b) => b.length - a.length)[0];
  if (home === undefined || home.length <= root.length && root.startsWith(home)) return false;
  const manifest = world.config(`${home ? `${home}/` : ''}package.json`)?.root;
  return ['main', 'module', 'exports'].some((key) => entryOf(manifest, key) !== undefined);
};

const KINDS: Readonly<Record<string, { readonly attributes: readonly string[]; readonly kind: Resource['kind'] }>> = {
  script: { attributes: ['src', ':src', 'v-bind:src', 'href', 'xlink:href'], kind: 'script' },
  link: { attributes: ['href', ':href'], kind: 'style' },
  iframe: { attributes: ['src', ':src', 'v-bind:src'], kind: 'frame' },
  frame: { attributes: ['src'], kind: 'frame' },
  webview: { attributes: ['src', ':src', 'v-bind:src'], kind: 'frame' },
  embed: { attributes: ['src'], kind: 'frame' },
  object: { attributes: ['data'], kind: 'frame' },
  img: { attributes: ['src'], kind: 'media' },
  audio: { attributes: ['src'], kind: 'media' },
  video: { attributes: ['src'], kind: 'media' },
  source: { attributes: ['src'], kind: 'media' },
  form: { attributes: ['action'], kind: 'form' },
};

/** What pages, templates and JSX load from other hosts, and scripts that code adds to a page. */
export const resourcesOf = (world: World): readonly Resource[] => [...ofElements(world), ...ofScripts(world)];

const ofElements = (world: World): readonly Resource[] =>
  [...world.elements()].flatMap(({ source, element }): Resource[] => {
    // Components have a name of their own: a React `Link` is no `link`. Next's `Script` is a script.
    const known = KINDS[element.name === 'Script' ? 'script' : element.name];
    if (!known || isUnused(world, source)) return [];
    const kind = element.name === 'link' ? linkKind(world, source, element) : known.kind;
    const found = world.attribute(source, element, ...known.attributes);
    if (!kind || found?.attribute.value === undefined) return [];
    return world.texts(source.ref(found.attribute.value, found.attribute.valueAt ?? found.attribute.at)).flatMap(({ parts, ref }): Resource[] => {
      const url = parts.map((part) => (typeof part === 'string' ? part : '…')).join('').trim();
      if (!isRemote(originOf(url)) || originOf(url).host === undefined || url.includes('<?')) return [];
      const at = source.location(found.attribute.valueAt ?? found.attribute.at);
      return [{ kind, url, at: ref.source === source ? at : ref.at, integrity: world.attribute(source, element, 'integrity') !== undefined, ...(ref.when && { when: ref.when }) }];
    });
  });

const linkKind = (world: World, source: Source, element: ElementNode): Resource['kind'] | undefined => {
  const rel = String(world.attribute(source, element, 'rel')?.value ?? '').toLowerCase();
  if (/\bstylesheet\b/.test(rel)) return 'style';
  return /\bmodulepreload\b/.test(rel) || (/\bpreload\b/.test(rel) && world.attribute(source, element, 'as')?.value === 'script') ? 'script' : undefined;
};

/** `const script = document.createElement('script'); script.src = 'https://…'`, `import('https://…')`, `importScripts('https://…')`. */
const ofScripts = (world: World): readonly Resource[] => {
  const made = new Map(world.calls(/^(?:window\.)?document\.createElement$/).flatMap((call) => {
    const tag = call.arg(0);
    return tag && world.scalar(tag) === 'script' ? [[`${call.source.path}:${call.id}`, call] as const] : [];
  }));
  const added = [...world.writes()].flatMap(({ source, write }): Resource[] => {
    const target = source.node(write.target);
    if (target.kind !== 'get' || target.name !== 'src' || made.size === 0) return [];
    const element = world.resolve(source.ref(target.of, write.targetAt)).find((one) => made.has(`${one.source.path}:${one.id}`));
    if (!element) return [];
    return remote(world, source.ref(write.value, write.valueAt), source.writesOf(target.of, 'integrity').length > 0, world.when(source, write.under));
  });
  const imported = world.calls(/^(?:importScripts|\$\.getScript|jQuery\.getScript)$/).flatMap((call) => call.args.flatMap((arg) => remote(world, arg, false, world.when(call.source, call.under))));
  const modules = world.sources.flatMap((source) => source.summary.imports.flatMap(({ from, at, typeOnly }): Resource[] =>
    (!typeOnly && /^https?:\/\//.test(from) && isRemote(originOf(from)) ? [{ kind: 'script', url: from, at: source.location(at), integrity: false }] : [])));
  return [...added, ...imported, ...modules];
};

const remote = (world: World, value: Ref, integrity: boolean, when: Resource['when']): Resource[] =>
  world.texts(value).flatMap(({ parts, ref }): Resource[] => {
    const url = parts.map((part) => (typeof part === 'string' ? part : '…')).join('');
    const reached = ref.when ?? when;
    return isRemote(originOf(url)) && originOf(url).host !== undefined ? [{ kind: 'script', url, at: ref.at, integrity, ...(reached && { when: reached }) }] : [];
  });
