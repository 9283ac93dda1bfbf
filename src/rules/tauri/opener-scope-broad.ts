import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';
import { isInterpreter } from '../../knowledge/interpreters.js';

export default defineRule({
  id: 'tauri/opener-scope-broad',
  title: 'Pages have more opened than links',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [601, 22, 78],
  versions: '2',

  *check({ tauri }) {
    for (const { capability: { identifier }, url, path, app } of tauri.openers) {
      if (url?.scheme !== undefined) {
        yield {
          at: url,
          message: `Pages with capability '${identifier}' may have ${url.scheme === 'any' ? 'addresses of any scheme' : `'${url.scheme}' addresses`} opened: '${url.value}' is in the scope. The system starts what is registered for a scheme, and of files the program or document itself. Name the addresses, or leave the entry out: 'opener:default' opens web, mail and phone links.`,
        };
      }
      if (path?.breadth) {
        yield { at: path, message: `Pages with capability '${identifier}' may have any file of ${path.breadth.what} opened: '${path.value}' is in the scope. To open a program or script is to start it. Name the folder and the endings of what the app shows, as in '$DOCUMENT/reports/*.pdf'.` };
      }
      const program = app?.find((value: unknown) => value === true || (typeof value === 'string' && isInterpreter(value)));
      if (program) {
        yield {
          at: program,
          message: program.value === true
            ? `Pages with capability '${identifier}' choose the program that opens something. 'app' set to true lets them name any, with the address as its argument. Take it out, or name the one program.`
            : `Pages with capability '${identifier}' start '${String(program.value)}' with an argument of their own. It runs what it is given. Name a program that shows things.`,
        };
      }
    }
  },
});
