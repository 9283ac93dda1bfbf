/** How many single changes (insert, delete, replace, swap of neighbours) make one word the other. */
const distance = (a: string, b: string): number => {
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next.push(Math.min(old[column]! + 1, next[column - 1]! + 1, old[column - 1]! + (same ? 0 : 1), ...(swapped ? [older[column - 2]! + 1] : [])));
    }
    older = old;
    old = next;
  }
  return old[b.length]!;
};

const LONGEST = 80;

/** What was probably meant: the nearest of the known words, also by the part after a rule's slash; undefined where none is near. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  if (word.length > LONGEST) return undefined;
  const wanted = word.toLowerCase();
  // `node-integration` and `electron-node-integration` mean `electron/node-integration`.
  const whole = known.find((one) => one.toLowerCase() === wanted || one.replace('/', '-') === wanted || one.endsWith(`/${wanted}`));
  if (whole !== undefined) return whole;
  const [best] = known
    .map((one) => ({ one, away: Math.min(distance(wanted, one.toLowerCase()), distance(wanted, one.slice(one.indexOf('/') + 1).toLowerCase()) + 1) }))
    .sort((a, b) => a.away - b.away);
  return best && best.away <= Math.max(2, Math.floor(word.length / 4)) && best.away < word.length ? best.one : undefined;
};

/** ` Did you mean "…"?`, or nothing. */
export const didYouMean = (word: string, known: readonly string[]): string => {
  const meant = nearest(word, known);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
};
