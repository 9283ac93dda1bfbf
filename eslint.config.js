import { createRequire } from 'node:module';
import { FlatCompat } from '@eslint/eslintrc';

// The rules stand in .eslintrc.cjs; ESLint 10 reads only this file.
const { ignorePatterns, ...config } = createRequire(import.meta.url)('./.eslintrc.cjs');

export default [{ ignores: ignorePatterns }, ...new FlatCompat({ baseDirectory: import.meta.dirname }).config(config)];
