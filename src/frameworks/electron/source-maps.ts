import type { Scalar } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { nameOf } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import { Options } from '../options.js';
import { type Configuration, optionsIn, packagerOptions } from './builds.js';

const VITE = /^(?:electron\.)?vite(?:\.[\w-]+)*\.config\.[cm]?[jt]s$/;
const WEBPACK = /^webpack[\w.-]*\.[cm]?[jt]s$/;
const DEVELOPMENT = /(?:^|[._-])(?:dev|development|test|storybook)(?:[._-]|$)/i;

const isMap = (value: Scalar | undefined): boolean => value === true || value === 'inline' || value === 'both' || value === 'linked' || value === 'external';

/** Where a bundler is told to write source maps for what is shipped, and nothing keeps them out of the package. */
export const sourceMapsOf = (world: World, configurations: readonly Configuration[]): readonly Location[] => {
  if (configurations.length === 0 || configurations.every(leavesOut)) return [];
  // A plugin that uploads them may delete them afterwards.
  if (world.entries(new Set(['filesToDeleteAfterUpload', 'deleteFilesAfterUpload', 'deleteAfterUpload'])).length > 0) return [];
  const found: Location[] = [];
  for (const { path } of world.sources) {
    const name = nameOf(path);
    if (DEVELOPMENT.test(name)) continue;
    const options = VITE.test(name) || WEBPACK.test(name) ? optionsIn(world, path) : undefined;
    if (!options) continue;
    const vite = VITE.test(name) ? [['build'], ['main', 'build'], ['preload', 'build'], ['renderer', 'build']].flatMap((keys) => options.to(...keys, 'sourcemap').setting(false).find(isMap) ?? []) : [];
    const webpack = WEBPACK.test(name) && options.to('mode').setting().find('development') === undefined
      ? options.to('devtool').setting().find((value) => typeof value === 'string' && /source-map$/.test(value) && !/eval|nosources/.test(value)) : undefined;
    found.push(...[...vite, ...(webpack ? [webpack] : [])].map(({ at }) => at));
  }
  for (const call of world.calls(/^esbuild\.(?:build|buildSync|context)$/)) {
    const given = call.arg(0);
    const one = given && world.when(call.source, call.under) === undefined ? Options.code(world, given).to('sourcemap').setting(false).find(isMap) : undefined;
    if (one) found.push(one.at);
  }
  return found;
};

/** A pattern of the packager names maps. */
const leavesOut = (configuration: Configuration): boolean => {
  const { tool, options } = configuration;
  const patterns = tool === 'electron-builder' ? options.to('files') : packagerOptions(configuration).to('ignore');
  const texts = patterns.items().flatMap((item) => [item.setting().value, ...item.to('filter').texts().map(({ value }) => value)]);
  // A function, or what is not known, decides itself.
  return texts.some((text) => typeof text === 'string' && /\bmap\b|\{[^}]*map/.test(text)) || (tool !== 'electron-builder' && patterns.present && patterns.setting().unknown);
};
