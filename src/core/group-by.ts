/** Items by key, keys in the order in which they are first met. (Map.groupBy is not in Node 20.) */
export const groupBy = <K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

/** The first item of each key. */
export const distinctBy = <K, T>(items: Iterable<T>, keyOf: (item: T) => K): T[] => [...groupBy(items, keyOf).values()].map(([first]) => first!);
