import { readFileSync } from 'node:fs';

const ID = /^[a-z]+\/[a-z0-9-]+$/;

/** The Markdown of a rule's page, from the package's own rules-docs (beside src and dist alike); undefined where there is none. */
export const pageOf = (ruleId: string): string | undefined => {
  if (!ID.test(ruleId)) return undefined;
  try {
    return readFileSync(new URL(`../../rules-docs/${ruleId}.md`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
};
