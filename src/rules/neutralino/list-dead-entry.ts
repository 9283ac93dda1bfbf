import { defineRule } from '../../core/rule.js';
import { inMode, type MethodList, type Mode, whenIn, wildcardModule } from '../../frameworks/neutralino/model.js';
import { ALL_NATIVE_METHODS, CLIENT_FUNCTIONS, NATIVE_METHODS } from '../../knowledge/neutralino.js';

const matches = (entry: string): boolean => {
  const module = wildcardModule(entry);
  // What the app's own native code adds stands under `custom`.
  return module !== undefined ? Object.hasOwn(NATIVE_METHODS, module) : ALL_NATIVE_METHODS.includes(entry) || entry.startsWith('custom.');
};

/** What was probably meant: what a function of the client library calls, the methods that a pattern would match if it were one, or the method in another spelling. */
const meant = (entry: string): readonly string[] => {
  if (Object.hasOwn(CLIENT_FUNCTIONS, entry)) return CLIENT_FUNCTIONS[entry]!;
  const star = entry.indexOf('*');
  const start = (star < 0 ? entry : entry.slice(0, star)).toLowerCase();
  if (star < 0) return ALL_NATIVE_METHODS.filter((method) => method.toLowerCase() === start || method.slice(method.indexOf('.') + 1).toLowerCase() === start);
  return start === '' ? [] : ALL_NATIVE_METHODS.filter((method) => method.toLowerCase().startsWith(start));
};

export default defineRule({
  id: 'neutralino/list-dead-entry',
  title: 'List entry that names no native method',
  category: 'permissions',
  severity: 'high',
  confidence: 'high',
  cwe: [185, 863],
  versions: 'all',
  fixable: 'suggestion',

  *check({ neutralino }) {
    for (const mode of neutralino.modes) {
      const { allow, block, refused } = mode.access;
      if (!mode.nativeAPI) continue;
      // A block list that blocks nothing at all is told as a whole.
      if (block && refused > 0) yield* deadIn(mode, block, true);
      else if (!block && allow) yield* deadIn(mode, allow, false);
    }
  },
});

function* deadIn(mode: Mode, { entries }: MethodList, blocks: boolean) {
  for (const { value, at } of entries) {
    if (matches(value)) continue;
    const likely = meant(value).slice(0, 12);
    yield {
      at,
      severity: blocks ? inMode(mode, 'high') : ('note' as const),
      message: `'${value}' names no native method${whenIn(mode)}, so it ${blocks ? 'blocks nothing' : 'allows nothing'}. Neutralinojs compares entries as they stand; 'module.*' is the only pattern. ${likely.length > 0 ? `Write ${likely.map((method) => `'${method}'`).join(', ')}.` : blocks ? 'Name the methods, or better: list what may be called in an allow list.' : 'Remove it.'}`,
      fixes: [likely.length > 0 ? { description: 'Name the methods.', safe: false, edits: [{ ...at, text: likely.map((method) => JSON.stringify(method)).join(', ') }] } : undefined],
    };
  }
}
