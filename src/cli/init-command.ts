import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { visible } from '../core/escape.js';
import { TOOL } from '../core/tool.js';
import { CONFIG_NAMES, findConfig } from './config-file.js';
import type { Migrated } from './electronegativity.js';
import { UsageError } from './errors.js';
import { gitTop } from './roots.js';
import { type Terminal, write } from './terminal.js';

const CONFIG = {
  $schema: './node_modules/desktop-sec-lint/schema.json',
  persona: 'regular',
  failOn: 'low',
  rules: {},
  ignores: [],
};

/** Actions are pinned to commits, as `common/unpinned-action` asks of everybody. */
const workflow = (version: string): string => `name: desktop-sec-lint
on:
  push:
    branches: [main]
  pull_request:
permissions: {}
jobs:
  scan:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      security-events: write # upload-sarif
      actions: read # upload-sarif, in private repositories
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 22
      # The report is uploaded whatever it says; branch rules decide what a new alert means.
      - run: npx --yes desktop-sec-lint@${version} -f sarif=desktop-sec-lint.sarif -f markdown=summary.md -f github --exit-zero
      - run: cat summary.md >> "$GITHUB_STEP_SUMMARY"
      - uses: github/codeql-action/upload-sarif@8aad20d150bbac5944a9f9d289da16a4b0d87c1e # v4.36.2
        # Pull requests from forks have a token that may not upload.
        if: github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository
        with:
          sarif_file: desktop-sec-lint.sarif
          category: desktop-sec-lint
`;

export const initCommand = async (path: string | undefined, { ci, from }: { readonly ci?: string; readonly from?: string }, terminal: Terminal): Promise<number> => {
  const folder = resolve(terminal.cwd, path ?? '.');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`There is no folder "${path}".`);
  const known = findConfig(folder);
  if (known !== undefined) throw new UsageError(`There is a configuration already: ${known}`);
  const taken = from === undefined ? undefined : await fromElectronegativity(folder);
  const files = [{ path: join(folder, CONFIG_NAMES[0]!), text: `${JSON.stringify({ ...CONFIG, ...taken?.config }, null, 2)}\n` }];
  if (ci === 'github') files.push({ path: join(gitTop(folder) ?? folder, '.github/workflows/desktop-sec-lint.yml'), text: workflow(TOOL.version) });
  const there = files.find((file) => existsSync(file.path));
  if (there) throw new UsageError(`${there.path} exists already.`);
  for (const file of files) {
    mkdirSync(dirname(file.path), { recursive: true });
    writeFileSync(file.path, file.text, { flag: 'wx' });
    await write(terminal.stdout, `Wrote ${file.path}\n`);
  }
  if (taken) await write(terminal.stdout, ['', 'Taken over from Electronegativity:', ...(taken.told.length > 0 ? taken.told.map((line) => `  ${visible(line)}`) : ['  nothing: no command names it, and no comment eng-disable']), ''].join('\n'));
  return 0;
};

/** What the project says to Electronegativity, in our words. A comment is taken over where something is found. */
const fromElectronegativity = async (root: string): Promise<Migrated> => {
  const [{ findElectronegativity, migrated }, { diskTree }, { decode }, { lint }] = await Promise.all([import('./electronegativity.js'), import('../engine/tree.js'), import('../engine/bytes.js'), import('../lint.js')]);
  const tree = diskTree(root);
  const found = await findElectronegativity(tree);
  const findings = found.disabled.length > 0 ? (await lint({ root, persona: 'auditor', noIgnores: true })).findings : [];
  const texts = new Map<string, string>();
  for (const file of new Set(findings.map(({ spot }) => spot.location.file))) {
    const bytes = await tree.read(file);
    texts.set(file, (bytes && decode(bytes)) ?? '');
  }
  return migrated(found, findings, ({ spot: { location: { file, range } } }) => (texts.get(file) ?? '').slice(range.start, range.end));
};
