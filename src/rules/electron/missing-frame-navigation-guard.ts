import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/missing-frame-navigation-guard',
  title: 'Frames and redirects pass the guard of navigation',
  category: 'remote-content',
  severity: 'low',
  confidence: 'medium',
  cwe: [693, 601],
  versions: 'from 25',

  *check({ electron }) {
    if (electron.major < 25) return;
    const { guards } = electron.navigation;
    const frames = guards.filter(({ event }) => event === 'will-frame-navigate');
    const confining = guards.filter(({ event, stops, fault }) => event === 'will-navigate' && stops !== false && !fault);
    const bare = confining.filter(({ owner }) => !frames.some((one) => one.owner.key === owner.key || one.owner.of === 'all'));
    const known = frames[0];
    const [first, ...others] = bare;
    // Without remote content there are no frames of others; where no frame of the app is guarded, its authors may want it so.
    if (!first || (!known && !electron.remote)) return;
    yield {
      at: first,
      ...(!known && { confidence: 'low' as const }),
      message: `This guard sees only the page itself, not the frames in it${known ? ', which are guarded elsewhere in the app' : ''}. 'will-navigate' tells of the main frame; an embedded site may lead its frame to any address or scheme. Listen to 'will-frame-navigate' and 'will-redirect' of the same contents too.`,
      related: [...(known ? [{ at: known.at, message: 'frames are guarded here' }] : []), ...others.slice(0, 5).map(({ at }) => ({ at, message: 'nor are frames here' }))],
    };
  },
});
