// Compiles schema.json to build/cli/validate-config.js, so that ajv is no runtime dependency.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

/** The code of an ES module that exports `validate`. It imports nothing. */
export const compileSchema = (schema) => {
  // verbose: errors carry the schema's descriptions and keys, for people. Without inlineRefs every rule's setting is one call.
  // Lists longer than loopEnum would be compared by a module of ajv.
  const ajv = new Ajv({ allErrors: true, verbose: true, inlineRefs: false, loopEnum: Infinity, code: { source: true, esm: true } });
  const code = standalone.default(ajv, ajv.compile(schema));
  if (/\brequire\(|\bimport\b/.test(code)) throw new Error('The compiled schema needs a module: use simpler keywords.');
  return code;
};

export const writeValidator = (schemaPath, target) => {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, compileSchema(JSON.parse(readFileSync(schemaPath, 'utf8'))));
};
