import { defineRule } from '../../core/rule.js';
import { isLoopback, originOf } from '../../core/origin.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/proxy-url',
  title: 'Traffic of a window goes to a proxy',
  category: 'transport',
  severity: 'medium',
  confidence: 'medium',
  cwe: [441],
  versions: '2',

  *check({ tauri }) {
    for (const { label, option, builder, when } of tauri.windows) {
      if (when === 'development' || when === 'test') continue;
      const settings = [option('proxyUrl'), ...builder.filter(({ method }) => method === 'proxy_url').map(({ args }) => args[0])];
      for (const one of settings.flatMap((setting) => setting?.find((value: unknown) => typeof value === 'string' && isPlainProxy(value)) ?? [])) {
        yield {
          at: one,
          message: `Everything that ${label === undefined ? 'a window' : `window '${label}'`} loads goes through '${String(one.value)}'. Whoever runs that proxy sees where people go, and reads and changes what comes without encryption; the way to it has none either. Let the system's settings decide.`,
        };
      }
    }
  },
});

/** A proxy of another machine. */
const isPlainProxy = (url: string): boolean => {
  const host = /^(?:http|socks5):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(url)?.[1] ?? originOf(url).host;
  return host !== undefined && /^(?:http|socks5):/i.test(url) && !isLoopback(host);
};
