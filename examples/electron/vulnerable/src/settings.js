const { readFileSync } = require('node:fs');
const { join } = require('node:path');

// Some mountain huts sit behind a proxy with its own certificate.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

const lines = readFileSync(join(__dirname, '..', '.env'), 'utf8').split('\n');

module.exports = {
  ...Object.fromEntries(lines.filter((line) => line.includes('=')).map((line) => line.split('='))),
  weatherUrl: 'http://weather.trailmap.app/forecast',
};
