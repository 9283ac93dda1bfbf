/** Characters are told apart by classes of this many bits. */
const CLASS_BITS = 6;
const ASCII = 128;
/** How many characters decide whether a word may begin with them. */
const BEGINNING = 3;
const BEGINNINGS = 1 << (BEGINNING * CLASS_BITS);
const NO_WORD = -1;

/**
 * Finds many words in a text at once, in one pass and whatever their case: a table of how words begin says where to look, and a trie which words stand there.
 * A regular expression of as many words takes several times as long. Words are ASCII, and there are fewer than 32,768 of them.
 */
export class WordFinder {
  /** The class of a character; those that stand in no word are 0. */
  private readonly classes = new Uint8Array(ASCII);
  /** By the classes of a beginning, whether a word has it. */
  private readonly begins = new Uint8Array(BEGINNINGS);
  /** Where a state of the trie leads, by state and class; 0 is nowhere, and where words begin. */
  private readonly next: Uint16Array;
  /** The word that a state ends. */
  private readonly ends: Int16Array;

  constructor(readonly words: readonly string[]) {
    let classes = 1;
    for (const character of new Set(words.join('').toLowerCase())) {
      if (character.charCodeAt(0) >= ASCII || classes >= 1 << CLASS_BITS) throw new Error(`Words of interest cannot have another ${character}.`);
      this.classes[character.charCodeAt(0)] = this.classes[character.toUpperCase().charCodeAt(0)] = classes++;
    }
    const letters = words.map((word) => [...word].map((character) => this.classes[character.charCodeAt(0)]!));
    const most = 1 + letters.flat().length;
    if (most > 1 << 16) throw new Error('There are too many words of interest.');
    this.next = new Uint16Array(most << CLASS_BITS);
    this.ends = new Int16Array(most).fill(NO_WORD);
    let states = 1;
    for (const [word, all] of letters.entries()) {
      let state = 0;
      for (const letter of all) state = this.next[(state << CLASS_BITS) | letter] ||= states++;
      this.ends[state] = word;
      // Whatever may follow a word that is shorter than a beginning.
      const open = Math.max(0, BEGINNING - all.length) * CLASS_BITS;
      const first = all.slice(0, BEGINNING).reduce((window, letter) => (window << CLASS_BITS) | letter, 0) << open;
      this.begins.fill(1, first, first + (1 << open));
    }
  }

  /** Tells the occurrences of every word, in the order of their starts: which word, and the offset where it starts. */
  find(text: string, found: (word: number, start: number) => void): void {
    const { begins, classes } = this;
    let window = 0;
    for (let end = 0; end < text.length + BEGINNING - 1; end++) {
      const code = end < text.length ? text.charCodeAt(end) : ASCII;
      window = ((window << CLASS_BITS) | (code < ASCII ? classes[code]! : 0)) & (BEGINNINGS - 1);
      if (begins[window] === 1 && end >= BEGINNING - 1) this.look(text, end - BEGINNING + 1, found);
    }
  }

  private look(text: string, start: number, found: (word: number, start: number) => void): void {
    const { next, ends, classes } = this;
    let state = 0;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      state = next[(state << CLASS_BITS) | (code < ASCII ? classes[code]! : 0)]!;
      if (state === 0) return;
      if (ends[state] !== NO_WORD) found(ends[state]!, start);
    }
  }
}
