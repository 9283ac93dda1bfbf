export { default } from 'desktop-sec-lint/eslint-plugin';
