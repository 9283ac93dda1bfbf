import type { World } from '../../dataflow/world.js';
import type { ElectronModel } from './model.js';

/** `app.allowRendererProcessReuse = …` */
export const rendererReuseOf = (world: World): ElectronModel['rendererReuse'] =>
  [...world.writes()].flatMap(({ source, write }) => {
    const target = source.node(write.target);
    if (target.kind !== 'get' || target.name !== 'allowRendererProcessReuse' || world.name(source.ref(write.target, write.targetAt)) !== 'electron.app.allowRendererProcessReuse') return [];
    const when = world.when(source, write.under);
    return [world.setting(source.ref(write.value, write.valueAt, when ? { when } : {}))];
  });
