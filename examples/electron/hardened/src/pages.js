import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const ORIGIN = 'trailmap://journal';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' https://api.trailmap.app; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

// Every page there is. A path that is not here does not exist, so that none leads out of the folder.
const PAGES = new Map([
  ['/index.html', { file: 'index.html', type: 'text/html' }],
  ['/journal.js', { file: 'journal.js', type: 'text/javascript' }],
  ['/journal.css', { file: 'journal.css', type: 'text/css' }],
]);

export const isOwnPage = (url) => typeof url === 'string' && url.startsWith(`${ORIGIN}/`);

export const serve = async (request) => {
  const page = PAGES.get(new URL(request.url).pathname);
  if (!page) return new Response('Not found', { status: 404 });
  const body = await readFile(join(import.meta.dirname, 'journal', page.file));
  return new Response(body, { headers: { 'content-type': page.type, 'content-security-policy': POLICY } });
};
