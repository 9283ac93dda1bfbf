import type { Policy } from '../../core/policy.js';
import type { World } from '../../dataflow/world.js';
import type { Exposure } from '../framework.js';
import { fileAccessesOf } from './files.js';
import { gitDependenciesOf } from './git-dependencies.js';
import { weaknessesOf } from './grade.js';
import type { CommonModel } from './model.js';
import { pagesOf, resourcesOf } from './pages.js';
import { headerPolicies, scriptPolicies } from './policies.js';
import { secretsOf } from './secrets.js';
import { serversOf } from './servers.js';
import { shippedOf } from './shipped.js';
import { tlsOf } from './tls.js';
import { urlsOf } from './urls.js';
import { actionsOf } from './workflows.js';

/** What every app has. `policies` are those that the framework's own configuration sets. */
export const commonModel = (world: World, exposure: Exposure, policies: readonly Policy[]): CommonModel => {
  const pages = pagesOf(world);
  const resources = resourcesOf(world);
  const { shipped, envFiles } = shippedOf(world);
  const all = [...pages.flatMap((page) => page.policies), ...headerPolicies(world), ...scriptPolicies(world), ...policies];
  return {
    exposure, pages, resources, policies: all,
    weaknesses: all.flatMap(weaknessesOf),
    urls: urlsOf(world, resources),
    tls: tlsOf(world),
    fileAccesses: fileAccessesOf(world),
    actions: actionsOf(world),
    gitDependencies: gitDependenciesOf(world),
    secrets: secretsOf(world, [...envFiles, ...shipped.sensitive.filter(({ copied }) => copied)].map(({ path }) => path)),
    envFiles, shipped, servers: serversOf(world),
  };
};
