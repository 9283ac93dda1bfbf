import { entryOf } from '../../core/config.js';
import { join } from '../../core/paths.js';
import { is, type Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { LIFETIME_UNITS } from '../../knowledge/nativephp.js';
import type { ApiToken } from './model.js';

/** The tokens that the project's API hands out, with how long they are good for, where that is known. */
export const readApiTokens = (world: World): readonly ApiToken[] => {
  const required = entryOf(world.config(join(world.app.root, 'composer.json'))?.root, 'require')?.value;
  const has = (name: string): boolean => entryOf(required, name) !== undefined;
  return [
    ...(has('laravel/sanctum') ? ofSanctum(world) : []),
    ...(has('laravel/passport') ? ofPassport(world) : []),
    ...(has('tymon/jwt-auth') || has('php-open-source-saver/jwt-auth') ? ofConfig(world, 'jwt', 'ttl') : []),
  ];
};

/** `$user->createToken('desktop', ['*'], now()->addDay())`; without the last one the configuration decides, and without that nothing ends it. */
const ofSanctum = (world: World): readonly ApiToken[] => {
  const configured = ofConfig(world, 'sanctum', 'expiration');
  const written = world.source(join(world.app.root, 'config/sanctum.php')) !== undefined;
  return world.calls().filter(({ source, method, node }) => source.summary.language === 'php' && method === 'createToken' && node.args.length > 0).flatMap((call): readonly ApiToken[] => {
    const expires = call.arg(2, 'expiresAt');
    if (expires && !isNull(expires)) { const minutes = lifetime(world, expires); return minutes === undefined ? [] : [{ by: 'createToken', at: expires.at, minutes }]; }
    const [setting] = configured;
    if (!setting && written) return [];
    return [{ by: 'createToken', at: call.at, minutes: setting?.minutes ?? 'never', ...(setting && { configuredAt: setting.at }) }];
  });
};

const ofPassport = (world: World): readonly ApiToken[] => world.calls(/(?:^|\\)Passport\.(?:tokensExpireIn|personalAccessTokensExpireIn)$/).flatMap((call) => {
  const value = call.arg(0);
  const minutes = value && lifetime(world, value);
  return value && minutes !== undefined ? [{ by: call.method, at: value.at, minutes }] : [];
});

/** A number of minutes in a configuration, where null means that nothing ends it. What `env()` decides is not known. */
const ofConfig = (world: World, file: string, key: string): readonly ApiToken[] =>
  [...world.entries(new Set([key]))].filter(({ source }) => source.path === join(world.app.root, `config/${file}.php`)).flatMap(({ value }) => {
    const one = world.setting(value).shipped.find(({ known, value: minutes }) => known && (minutes === null || typeof minutes === 'number'));
    return one ? [{ by: `${file}.${key}`, at: one.at, minutes: typeof one.value === 'number' ? one.value : 'never' as const }] : [];
  });

/** `now()->addDays(30)`, in minutes. */
const lifetime = (world: World, ref: Ref): number | undefined => {
  const [one, ...others] = world.resolve(ref);
  const node = one?.source.node(one.id);
  if (!one || others.length > 0 || !node || !is(node, 'call')) return undefined;
  const unit = /\.add(Minute|Hour|Day|Week|Month|Year)s?\(\)$/.exec(world.name(one) ?? '')?.[1];
  const first = node.args[0];
  const amount = first === undefined ? 1 : world.scalar(one.source.ref(first, node.at));
  return unit !== undefined && typeof amount === 'number' ? amount * LIFETIME_UNITS[unit]! : undefined;
};

const isNull = ({ source, id }: Ref): boolean => { const node = source.node(id); return is(node, 'literal') && node.value === null; };
