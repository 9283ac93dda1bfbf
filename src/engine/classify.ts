import { isConfigPath } from '../config-parsers/index.js';
import { LARGEST_WRITTEN, LOCKFILES, NAMES_SOURCES, OPAQUE_EXTENSIONS, PAGE_EXTENSIONS, SOURCE_EXTENSIONS, TRANSLATIONS } from '../knowledge/file-types.js';
import { EXAMPLE_FOLDERS, SOURCE_FOLDERS, TEST_FILES, TEST_FOLDERS } from '../knowledge/folders.js';
import { folderOf, nameOf } from '../core/paths.js';

/** What a file is read as: `text` is only searched for secrets, `lock` for addresses without encryption, `skip` is not read at all. */
export type Kind = 'source' | 'config' | 'page' | 'text' | 'lock' | 'skip';

/** The kind of a file by its name and its size in bytes. */
export const classify = (path: string, size: number): Kind => {
  const kind = kindOf(path);
  if (kind === 'skip' || size === 0) return 'skip';
  if (size <= LARGEST_WRITTEN[kind]) return kind;
  return kind !== 'lock' && size <= LARGEST_WRITTEN.text ? 'text' : 'skip';
};

const kindOf = (path: string): Kind => {
  const name = nameOf(path);
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (LOCKFILES.has(name)) return NAMES_SOURCES.has(name) ? 'lock' : 'skip';
  if (name.endsWith('.blade.php') || PAGE_EXTENSIONS.has(extension)) return 'page';
  if (/\.d\.[cm]?ts$/.test(name)) return 'text';
  if (SOURCE_EXTENSIONS.has(extension)) return 'source';
  if (isConfigPath(path)) return TRANSLATIONS.test(path) ? 'text' : 'config';
  return OPAQUE_EXTENSIONS.has(extension) ? 'skip' : 'text';
};

/** Whether a path is a test or what tests need. Only what stands below `root` counts: an app may itself lie in a folder of that name. */
export const isTestPath = (path: string, root = ''): boolean => isTestName(path) || isTestFolder(folderOf(path), root);
export const isTestName = (path: string): boolean => TEST_FILES.test(nameOf(path));
export const isTestFolder = (folder: string, root: string): boolean => foldersBelow(folder, root).some((name) => TEST_FOLDERS.test(name));

/** Whether a path is an example or documentation, below `root`. */
export const isExamplePath = (path: string, root = ''): boolean => isDocument(path) || isExampleFolder(folderOf(path), root);
export const isDocument = (path: string): boolean => /\.(?:md|mdx|markdown|rst|adoc)$/i.test(path);
export const isExampleFolder = (folder: string, root: string): boolean => {
  for (const name of foldersBelow(folder, root)) {
    if (EXAMPLE_FOLDERS.test(name)) return true;
    if (SOURCE_FOLDERS.test(name)) return false;
  }
  return false;
};

/** Whether a text was written by a tool: minified, bundled, or marked as generated. */
export const isGeneratedText = (path: string, text: string): boolean => /\.min\.[cm]?js$/.test(path) || isMarked(text.slice(0, 1000)) || isBundle(text) || isMinified(text) || isLibraryCopy(path, text);

/** A library that was copied into the folder that is served: its banner has a version and a licence. What an app puts there itself has none. */
const isLibraryCopy = (path: string, text: string): boolean => {
  if (!/(?:^|\/)public\/.+\.[cm]?js$/.test(path) || !text.slice(0, 20).trimStart().startsWith('/*!')) return false;
  const end = text.indexOf('*/');
  const banner = text.slice(0, Math.min(end < 0 ? 800 : end, 800));
  return /\bv?\d+\.\d+\.\d+/.test(banner) && /licen[cs]e|copyright|\(c\)/i.test(banner);
};

const foldersBelow = (folder: string, root: string): string[] =>
  (folder === root ? '' : root !== '' && folder.startsWith(`${root}/`) ? folder.slice(root.length + 1) : folder).split('/');

const isMarked = (head: string): boolean => head.includes('@generated') && MARK.test(head);
const MARK = /^\s{0,9}(?:\/\/|\/?\*|#|<!--).{0,200}@generated\b/m;

// What the bundlers write before the first module: webpack, its library wrapper, browserify, parcel, esbuild, vite.
const PREAMBLES = [
  '/******/ ', 'webpackUniversalModuleDefinition', 'webpackBootstrap', '(function(){function r(e,n,t){', 'parcelRequire=', 'parcelRequire =', 'var __defProp = Object.defineProperty;', '__vite__mapDeps', 'window.webpackJsonp',
  '"use strict";(self.webpackChunk', '(self.webpackChunk', '(this.webpackJsonp', '(globalThis.webpackChunk', 'System.register([',
];

const isBundle = (text: string): boolean => {
  const start = text.slice(0, 2000);
  return PREAMBLES.some((preamble) => start.includes(preamble));
};

/** Nobody writes lines longer than this, save for data. */
const LONG_LINE = 500;

// Mostly long lines that are dense with punctuation. Long lines alone are data as well: an icon in base64, a path of an SVG.
const isMinified = (text: string): boolean => {
  if (text.length < 1000 || !hasLongLine(text)) return false;
  let long = 0;
  let lines = 0;
  let signs = 0;
  for (let start = 0; start < text.length; lines++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > LONG_LINE) {
      long += end - start;
      for (let at = start; at < end; at++) signs += Number(PUNCTUATION[text.charCodeAt(at)] ?? 0);
    }
    start = end + 1;
  }
  const mapped = lines < 10 && text.lastIndexOf('sourceMappingURL=') > text.length - 1000;
  return (long > text.length * 0.6 || mapped) && signs > long * 0.06 && long > 0;
};

/** In steps of nearly such a line: of most files nothing more is looked at. */
const hasLongLine = (text: string): boolean => {
  for (let start = 0; start + LONG_LINE < text.length;) {
    const newline = text.lastIndexOf('\n', start + LONG_LINE);
    if (newline < start) return true;
    start = newline + 1;
  }
  return false;
};

const PUNCTUATION = Uint8Array.from({ length: 128 }, (_, code) => Number('(){}[];=:!?&|'.includes(String.fromCharCode(code))));
