import { type ConfigNode, entryOf } from '../../core/config.js';
import type { World } from '../../dataflow/world.js';
import { SIGNING_VARIABLE } from '../../knowledge/supply-chain.js';
import { isPlaceholder } from '../../knowledge/secret-names.js';
import type { ExposedSecret } from './model.js';
import { textsOf, workflowsOf } from './workflows.js';

const SECRET = /\$\{\{\s*secrets\.([\w-]+)\s*\}\}/;

/** Secrets that sign or publish, where a workflow writes them out, or gives them to the code of a pull request. */
export const exposedSecretsOf = (world: World): readonly ExposedSecret[] => workflowsOf(world).flatMap(([file, root]): readonly ExposedSecret[] => {
  const texts = textsOf(root);
  const found: ExposedSecret[] = [];
  for (const { key, value, range } of texts) {
    const at = { file, range };
    if (SIGNING_VARIABLE.test(key) && value.length > 5 && !/\$|^(?:true|false|auto|none|null)$|^(?:~|\.{0,2}|[A-Za-z]:)[\\/]|\.(?:p12|pfx|p8|cer|pem|keychain(?:-db)?)$/i.test(value) && !isPlaceholder(value)) found.push({ at, name: key, how: 'literal' });
  }
  if (!onPullRequestTarget(root)) return found;
  // Who opens a pull request decides what is checked out, and so what runs with the secrets.
  const foreign = texts.some(({ key, value }) => /^(?:ref|repository)$/.test(key) && /github\.(?:event\.pull_request\.head|head_ref)/.test(value));
  const given = foreign ? texts.find(({ value }) => SIGNING_VARIABLE.test(SECRET.exec(value)?.[1] ?? '')) : undefined;
  return given ? [...found, { at: { file, range: given.range }, name: SECRET.exec(given.value)![1]!, how: 'pull-request' }] : found;
});

const onPullRequestTarget = (root: ConfigNode): boolean => {
  const on = entryOf(root, 'on')?.value;
  if (on?.kind === 'object') return entryOf(on, 'pull_request_target') !== undefined;
  return (on?.kind === 'array' ? on.items : on ? [on] : []).some((one) => one.kind === 'scalar' && one.value === 'pull_request_target');
};
