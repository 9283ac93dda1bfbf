import type { Policy } from '../../core/policy.js';
import type { SourceMark } from '../../dataflow/flows.js';
import type { World } from '../../dataflow/world.js';
import type { Exposure } from '../framework.js';
import { bundledEnvOf } from './bundlers.js';
import { ciOf } from './ci.js';
import { fileAccessesOf } from './files.js';
import { flowsOf, graphOf } from './flows.js';
import { framesOf } from './frames.js';
import { gitDependenciesOf } from './git-dependencies.js';
import { weaknessesOf } from './grade.js';
import { htmlSinksOf } from './html-sinks.js';
import { rawMarkupOf } from './markdown.js';
import { exposedSecretsOf } from './ci-secrets.js';
import { remoteScriptsOf } from './remote-scripts.js';
import type { CommonModel } from './model.js';
import { pagesOf, resourcesOf } from './pages.js';
import { headerPolicies, scriptPolicies } from './policies.js';
import { weakSanitizersOf } from './sanitizers.js';
import { looseSourcesOf } from './registries.js';
import { secretsOf } from './secrets.js';
import { serversOf } from './servers.js';
import { shippedOf } from './shipped.js';
import { storedProgramsOf } from './stored-programs.js';
import { tlsOf } from './tls.js';
import { uncleanOf } from './unclean.js';
import { urlsOf } from './urls.js';
import { actionsOf } from './workflows.js';

/** What every app has. `policies` are those that the framework's own configuration sets, `sources` the values that it knows others to have a say in. */
export const commonModel = (world: World, exposure: Exposure, policies: readonly Policy[], sources: readonly SourceMark[]): CommonModel => {
  const pages = pagesOf(world);
  const resources = resourcesOf(world);
  const sinks = htmlSinksOf(world);
  const { shipped, envFiles } = shippedOf(world);
  const flows = flowsOf(graphOf(world), sources);
  const all = [...pages.flatMap((page) => page.policies), ...headerPolicies(world), ...scriptPolicies(world), ...policies];
  return {
    exposure, flows, storedPrograms: storedProgramsOf(graphOf(world), sources), unclean: uncleanOf(graphOf(world), flows), pages, resources, policies: all,
    frames: framesOf(world),
    weaknesses: all.flatMap(weaknessesOf),
    urls: urlsOf(world, resources),
    tls: tlsOf(world),
    fileAccesses: fileAccessesOf(world),
    rawMarkup: rawMarkupOf(world, sinks),
    weakSanitizers: weakSanitizersOf(world, sinks),
    actions: actionsOf(world),
    gitDependencies: gitDependenciesOf(world), looseSources: looseSourcesOf(world), ...ciOf(world),
    remoteScripts: remoteScriptsOf(world), exposedSecrets: exposedSecretsOf(world),
    secrets: secretsOf(world, [...envFiles, ...shipped.sensitive.filter(({ copied }) => copied)].map(({ path }) => path)),
    envFiles, shipped, bundledEnv: bundledEnvOf(world), servers: serversOf(world),
  };
};
