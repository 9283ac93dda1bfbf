import { defineRule, type Severity } from '../../core/rule.js';
import { inMode } from '../../frameworks/neutralino/model.js';
import { SHARED_FOLDER } from '../../knowledge/neutralino.js';

/** How a command finds what it runs, the worst first. */
const WAYS: readonly { readonly test: RegExp; readonly severity: Severity; readonly why: string; readonly instead: string }[] = [
  {
    test: /\b(?:curl|wget|iwr|Invoke-WebRequest|irm)\b/i, severity: 'high',
    why: 'it fetches what it runs at every start, and runs whatever that host answers', instead: 'Ship the program with the app',
  },
  {
    test: /(?:^|[\s"'/\\])(?:npx|bunx|uvx|pipx)(?:\.cmd|\.exe)?\s|(?:^|\s)(?:npm\s+exec|pnpm\s+dlx|yarn\s+dlx|deno\s+run\s+(?:\S+\s+){0,6}https?:)/i, severity: 'medium',
    why: 'it takes what it runs from a registry when the app starts, in whatever version is there that day', instead: 'Ship the program with the app',
  },
  { test: SHARED_FOLDER, severity: 'medium', why: 'other programs write to the folder that it comes from', instead: "Keep it below '${NL_PATH}'" },
  {
    test: /^\s*(?:sh|bash|zsh|cmd(?:\.exe)?|powershell(?:\.exe)?|pwsh)\s+(?:-c|-Command|\/c)\b/i, severity: 'low',
    why: 'a shell reads it, and looks for its programs wherever PATH leads', instead: "Name the program itself, below '${NL_PATH}'",
  },
  { test: /^\s*\.{1,2}[\\/]|^\s*[\w-]+[\\/]/, severity: 'low', why: 'its path depends on the folder that the app is started from', instead: "Begin it with '${NL_PATH}'" },
  {
    test: /^\s*"?(?:node|deno|bun|python[\d.]*|py|ruby|perl|php|java|dotnet)(?:\.exe)?"?\s/i, severity: 'note',
    why: 'the interpreter is whichever PATH leads to first, in a version that nobody chose', instead: 'Ship a program of its own',
  },
];

export default defineRule({
  id: 'neutralino/extension-command',
  title: 'Extension that others can exchange',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'medium',
  cwe: [426, 829],
  versions: 'all',

  *check({ neutralino }) {
    for (const { id, mode: name, commands } of neutralino.extensions) {
      const mode = neutralino.modes.find((one) => one.name === name)!;
      for (const { text, at } of commands) {
        const way = WAYS.find(({ test }) => test.test(text));
        if (!way) continue;
        yield {
          at,
          severity: way.severity === 'note' ? way.severity : inMode(mode, way.severity),
          message: `The command of the extension '${id}' can become another program: ${way.why}. Every extension is given the full access token, and so calls native methods as the app does. ${way.instead}.`,
        };
      }
    }
  },
});
