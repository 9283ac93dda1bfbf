// Makes the three things that are a rule: source, page and fixture.
//
//   npm run new-rule electron/thing
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const id = process.argv[2] ?? '';
const match = /^(electron|tauri|neutralino|nativephp|threema|common)\/[a-z][a-z0-9-]+$/.exec(id);
if (!match) {
  console.error('usage: npm run new-rule FRAMEWORK/WHAT-IS-WRONG   (electron, tauri, neutralino, nativephp, threema or common)');
  process.exit(2);
}
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const make = (path, text) => {
  const file = join(root, path);
  if (existsSync(file)) return console.error(`kept: ${path}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(path);
};

make(`src/rules/${id}.ts`, `import { defineRule } from '../../core/rule.js';
${match[1] === 'common' ? "import type {} from '../../frameworks/common/model.js';" : `import type {} from '../../frameworks/${match[1]}/model.js';`}

export default defineRule({
  id: '${id}',
  title: '',
  category: 'isolation',
  severity: 'medium',
  confidence: 'medium',
  cwe: [],

  *check({ ${match[1]} }) {
    for (const thing of ${match[1]}.things) yield { at: thing, message: '' };
  },
});
`);
make(`rules-docs/${id}.md`, `## What it finds

## Why it matters

## Incorrect

\`\`\`js src/main.js
// want ${id}
\`\`\`

## Correct

\`\`\`js src/main.js
\`\`\`

## When to ignore it

## References
`);
make(`test/fixtures/${id}/package.json`, `{ "name": "journal", "version": "1.0.0", "main": "src/main.js", "devDependencies": { "electron": "45.4.1" } }\n`);
make(`test/fixtures/${id}/src/main.js`, `// want+1 ${id}\n`);
