import { type ConfigNode, entryOf } from '../../core/config.js';
import type { World } from '../../dataflow/world.js';
import { workflowsOf } from '../common/workflows.js';
import { BUILDS_APP, ENV_SCRIPT, GIVEN_SECRET, WRITTEN_SECRET } from '../../knowledge/nativephp.js';
import type { ReleaseSecret } from './model.js';

/** Secrets of the repository that a workflow writes into the `.env` it builds the app with. The file itself is in no repository. */
export const readReleaseSecrets = (world: World): readonly ReleaseSecret[] => workflowsOf(world).flatMap(([file, root]) => {
  const steps = valuesOf(entryOf(root, 'jobs')?.value).map((job) => itemsOf(entryOf(job, 'steps')?.value)).filter((all) => all.some((step) => BUILDS_APP.test(textOf(step, 'run')))).flat();
  const found = new Map<string, ReleaseSecret>();
  for (const step of steps) {
    const run = entryOf(step, 'run')?.value;
    const text = textOf(step, 'run');
    // A step that writes the file itself says what; of a script only the name is known.
    const words = /\.env\b/.test(text) ? new Set(text.split(/\W+/)) : undefined;
    if (!run || (!words && !ENV_SCRIPT.test(text))) continue;
    const env = entryOf(step, 'env')?.value;
    for (const { key, value } of env?.kind === 'object' ? env.entries : []) {
      if (value.kind !== 'scalar' || !GIVEN_SECRET.test(String(value.value)) || (words && !words.has(key)) || found.has(key)) continue;
      found.set(key, { name: key, at: { file, range: value.range } });
    }
    for (const line of words ? text.split('\n') : []) {
      const name = line.includes('.env') ? WRITTEN_SECRET.exec(line)?.[1] : undefined;
      if (name !== undefined && !found.has(name)) found.set(name, { name, at: { file, range: run.range } });
    }
  }
  return [...found.values()];
});

const valuesOf = (node: ConfigNode | undefined): readonly ConfigNode[] => (node?.kind === 'object' ? node.entries.map(({ value }) => value) : []);

const itemsOf = (node: ConfigNode | undefined): readonly ConfigNode[] => (node?.kind === 'array' ? node.items : []);

const textOf = (step: ConfigNode, key: string): string => { const value = entryOf(step, key)?.value; return value?.kind === 'scalar' ? String(value.value) : ''; };
