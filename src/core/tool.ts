import { createRequire } from 'node:module';

// From src/core and from dist/core alike.
const manifest = createRequire(import.meta.url)('../../package.json') as { readonly name: string; readonly version: string };

const HOMEPAGE = 'https://github.com/desktop-sec-lint/desktop-sec-lint';

/** Who is speaking, as reports name it. */
export const TOOL = { name: manifest.name, version: manifest.version, homepage: HOMEPAGE } as const;

/** The web page of a rule. */
export const ruleUrl = (id: string): string => `${HOMEPAGE}/blob/main/rules-docs/${encodeURI(id)}.md`;
