export { default, plugin as 'module.exports' } from 'desktop-sec-lint/eslint-plugin';
