/** A state has a row of this many entries, one for each class of characters. */
const ROW_BITS = 6;
/** States are numbers of two bytes: the table then is half as large, and caches hold more of it. */
const MOST_STATES = 1 << 16;
const ASCII = 128;

/**
 * Finds many words in a text at once, in one pass and whatever their case: the automaton of Aho and Corasick (1975), with all transitions in one table.
 * A regular expression of as many words takes five times as long. Words are ASCII.
 */
export class WordFinder {
  /** The class of a character; those that stand in no word are 0. */
  private readonly classes = new Uint8Array(ASCII);
  /** Where a state leads, by state and class. */
  private readonly next: Uint16Array;
  /** States from this one on end words. */
  private readonly firstEnd: number;
  /** Which words a state from `firstEnd` on ends. */
  private readonly ends: readonly (readonly number[])[];

  constructor(readonly words: readonly string[]) {
    const folded = words.map((word) => word.toLowerCase());
    let count = 1;
    for (const character of new Set(folded.join(''))) {
      if (character.charCodeAt(0) >= ASCII || count >= 1 << ROW_BITS) throw new Error(`Words of interest cannot have another ${character}.`);
      this.classes[character.charCodeAt(0)] = this.classes[character.toUpperCase().charCodeAt(0)] = count++;
    }
    const trie = trieOf(folded, this.classes);
    const { order, fails } = linked(trie);
    // States that end no word come first, so that a comparison tells one that does.
    const endsAt = trie.map((state) => [...state.ends]);
    for (const at of order) endsAt[at]!.push(...endsAt[fails[at]!]!);
    const numbered = [...order.filter((at) => endsAt[at]!.length === 0), ...order.filter((at) => endsAt[at]!.length > 0)];
    if (numbered.length > MOST_STATES) throw new Error('There are too many words of interest.');
    this.firstEnd = order.filter((at) => endsAt[at]!.length === 0).length;
    this.ends = numbered.slice(this.firstEnd).map((at) => endsAt[at]!);
    const numberOf = new Map(numbered.map((at, number) => [at, number]));
    this.next = new Uint16Array(numbered.length << ROW_BITS);
    for (const at of order) {
      const row = numberOf.get(at)! << ROW_BITS;
      // What does not go on goes where the longest suffix goes, whose row is complete: it is shorter, so that it came before.
      const suffix = numberOf.get(fails[at]!)! << ROW_BITS;
      if (at !== 0) this.next.copyWithin(row, suffix, suffix + (1 << ROW_BITS));
      for (const [by, to] of trie[at]!.next) this.next[row + by] = numberOf.get(to)!;
    }
  }

  /** Tells the occurrences of every word, in the order of their ends: which word, and the offset where it starts. */
  find(text: string, found: (word: number, start: number) => void): void {
    const { classes, next, firstEnd, ends, words } = this;
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      state = next[(state << ROW_BITS) | (code < ASCII ? classes[code]! : 0)]!;
      if (state >= firstEnd) for (const word of ends[state - firstEnd]!) found(word, at + 1 - words[word]!.length);
    }
  }
}

interface State {
  readonly next: Map<number, number>;
  readonly ends: number[];
}

const trieOf = (words: readonly string[], classes: Uint8Array): readonly State[] => {
  const trie: State[] = [{ next: new Map(), ends: [] }];
  for (const [word, text] of words.entries()) {
    let at = 0;
    for (const character of text) {
      const by = classes[character.charCodeAt(0)]!;
      let to = trie[at]!.next.get(by);
      if (to === undefined) {
        to = trie.push({ next: new Map(), ends: [] }) - 1;
        trie[at]!.next.set(by, to);
      }
      at = to;
    }
    trie[at]!.ends.push(word);
  }
  return trie;
};

/** The states by their depth, and for each the state of the longest suffix that begins a word. */
const linked = (trie: readonly State[]): { readonly order: readonly number[]; readonly fails: readonly number[] } => {
  const order = [0];
  const fails = trie.map(() => 0);
  for (const at of order) {
    for (const [by, to] of trie[at]!.next) {
      order.push(to);
      if (at === 0) continue;
      let suffix = fails[at]!;
      while (suffix !== 0 && !trie[suffix]!.next.has(by)) suffix = fails[suffix]!;
      fails[to] = trie[suffix]!.next.get(by) ?? 0;
    }
  }
  return { order, fails };
};
