import { defineRule, type Report } from '../../core/rule.js';
import type { BundledEnv } from '../../frameworks/common/model.js';

export default defineRule({
  id: 'common/bundler-env-leak',
  title: 'Secrets of the build written into the app',
  category: 'secrets',
  severity: 'high',
  confidence: 'high',
  cwe: [200, 526],

  *check({ common }) {
    for (const env of common.bundledEnv) {
      if (env.when === 'development' || env.when === 'test') continue;
      yield { at: env.at, ...reportOf(env) };
    }
  },
});

const reportOf = ({ kind, name }: BundledEnv): Omit<Report, 'at'> => {
  switch (kind) {
    case 'everything':
      return { message: `The bundler is told to write every environment variable of the build into the code${name === '' || name === '_' ? '' : `, as '${name}'`}. Tokens, signing passwords and paths of the machine that builds the app are then in every copy of it. Name the few variables that the app needs.` };
    case 'prefix':
      return { confidence: 'medium', message: `The prefix '${name}' lets the code of pages ask for variables that are for the build alone, and what it asks for is written into every copy of the app. Use a prefix of your own for what may be public.` };
    default:
      return { confidence: 'medium', message: `The bundler writes the value of '${name}' into the code. Whoever unpacks a copy of the app has it. Keep what is secret on a server of yours, and give the app only what may be public.` };
  }
};
