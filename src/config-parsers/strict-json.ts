import type { ConfigEntry, ConfigNode } from '../core/config.js';
import type { Problem } from '../core/problem.js';
import { duplicates, MAX_DEPTH, number, object, scalar } from './tree.js';

/** A number, `true`, `false` or `null`. */
const WORD = /[\w.+-]+/y;

/** Thrown where the nesting is too deep. */
class TooDeep extends Error {}

/**
 * The tree of a text that is JSON to the letter, as nearly all is: `JSON.parse` vouches for the grammar, so that only places are left to be found, in a fraction of the time
 * that a parser for all dialects takes. Undefined where it is not, or is nested too deeply.
 */
export const strictJson = (text: string, shift: number, problems: Problem[]): ConfigNode | undefined => {
  try {
    JSON.parse(text);
    return new Places(text, shift, problems).value(0);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TooDeep) return undefined;
    throw error;
  }
};

class Places {
  private at = 0;

  constructor(private readonly text: string, private readonly shift: number, private readonly problems: Problem[]) {}

  value(depth: number): ConfigNode {
    const { shift } = this;
    const first = this.next();
    const start = this.at;
    switch (first) {
      case '{': case '[': {
        if (depth >= MAX_DEPTH) throw new TooDeep();
        this.at++;
        return first === '{' ? object(this.entries(depth + 1), start + shift, this.at + shift) : { kind: 'array', items: this.items(depth + 1), range: { start: start + shift, end: this.at + shift } };
      }
      case '"': {
        const value = this.string();
        return scalar(value, start + shift, this.at + shift);
      }
      default: {
        WORD.lastIndex = start;
        const [word = ''] = WORD.exec(this.text) ?? [];
        this.at += word.length;
        const value = word === 'null' ? null : word === 'true' || word === 'false' ? word === 'true' : number(Number(word), word);
        return scalar(value, start + shift, this.at + shift);
      }
    }
  }

  private entries(depth: number): readonly ConfigEntry[] {
    const { shift } = this;
    const entries: ConfigEntry[] = [];
    for (let next = this.next(); next !== '}'; next = this.next()) {
      if (next === ',') {
        this.at++;
        this.next();
      }
      const start = this.at;
      const key = this.string();
      const keyRange = { start: start + shift, end: this.at + shift };
      this.next();
      this.at++; // the colon
      entries.push({ key, keyRange, value: this.value(depth) });
    }
    this.at++;
    this.problems.push(...duplicates(entries));
    return entries;
  }

  private items(depth: number): readonly ConfigNode[] {
    const items: ConfigNode[] = [];
    for (let next = this.next(); next !== ']'; next = this.next()) {
      if (next === ',') this.at++;
      items.push(this.value(depth));
    }
    this.at++;
    return items;
  }

  /** The string that begins here. */
  private string(): string {
    const { text } = this;
    const start = this.at;
    let plain = true;
    for (this.at++; text[this.at] !== '"'; this.at++) {
      if (text[this.at] !== '\\') continue;
      plain = false;
      this.at++;
    }
    this.at++;
    return plain ? text.slice(start + 1, this.at - 1) : (JSON.parse(text.slice(start, this.at)) as string);
  }

  /** The next character that is no blank. */
  private next(): string {
    while (this.text.charCodeAt(this.at) <= 32) this.at++;
    return this.text[this.at]!;
  }
}
