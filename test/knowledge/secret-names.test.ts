import { describe, expect, test } from 'vitest';
import { isPlaceholder, secretName, secretValue, shannonEntropy, wordsOf } from '../../src/knowledge/secret-names.js';

describe('secretName', () => {
  test.each(['password', 'dbPassword', 'DB_PASSWORD_2', 'clientSecret', 'CLIENT_SECRET', 'stripeApiKey', 'STRIPE_API_KEY_PROD', 'apikey', 'encryption-key', 'sessionSecret', 'privateKey', 'app.secret', 'secretKeyBase',
    'AWSSecretAccessKey', 'githubAccessToken', 'passphrase', 'JWT_SECRET', 'openAIApiKey'])('%s is strong', (name) => expect(secretName(name)).toBe('strong'));
  test.each(['token', 'igdbToken', 'steamKey', 'basicAuth', 'Authorization'])('%s is weak', (name) => expect(secretName(name)).toBe('weak'));
  test.each(['publicKey', 'publishableKey', 'stripePublishableApiKey', 'tokenType', 'tokenizer', 'passwordLabel', 'forgotPassword', 'csrfToken', 'tokenUrl', 'apiKeyName', 'secretPath', 'keyboard', 'monkey', 'cacheKey', 'sortKey',
    'i18nKey', 'isPassword', 'passwordPlaceholder', 'recaptchaSiteKey', 'SENTRY_DSN', 'posthogApiKey', 'cancellationToken', 'passwordMinLength', 'secretary', 'compass', 'author', 'key_code', 'constructor', '__proto__', ''])('%s is none',
    (name) => expect(secretName(name)).toBeUndefined());
});

test('wordsOf takes names of every style apart, and no long ones', () => {
  expect(wordsOf('dbPassword2')).toEqual(['db', 'password']);
  expect(wordsOf('AWSSecretAccessKey')).toEqual(['aws', 'secret', 'access', 'key']);
  expect(wordsOf('user-api_key.live')).toEqual(['user', 'api', 'key', 'live']);
  expect(wordsOf('A'.repeat(1e6)).join('').length).toBeLessThan(200);
});

describe('isPlaceholder', () => {
  test.each(['changeme', 'change-me', 'your-api-key', 'YOUR_API_KEY_HERE', 'xxx', 'XXXXXXXXXXXX', '<token>', '${TOKEN}', '{{ token }}', '%TOKEN%', 'null', 'none', 'secret', 'password123', 'example', 'sk-example-key', 'REPLACE_ME', '0000000000000000',
    '1234567890', 'abcdefghijklmnop', 'abcabcabcabc', '********', '...', 'test', 'test-key', 'dummy', 'process.env.TOKEN', '00000000-0000-0000-0000-000000000000', '', 'aaaa', 'insert-key', 'my-secret-key', '$TOKEN', 'TODO'])(
    '%s', (value) => expect(isPlaceholder(value)).toBe(true));
  test.each(['kT9vQ2mXw', 'correct-horse-battery', 'f3a91c0d77b24e58', 'Summer2024!', 'contest7Latest', 'Zm9vYmFyCg8s71'])('%s is none', (value) => expect(isPlaceholder(value)).toBe(false));
});

describe('secretValue', () => {
  test.each(['f3a91c0d77b24e5896aa12bc', 'kT9vQ2mXwL4pR8sZ', 'dGhpcyBpcyBub3QgYSBzZWNyZXQ9', '9c1185a5-c5e9-4c54-b4d0-3f1d2a6b7e88'])('%s is random', (value) => expect(secretValue(value)).toBe('random'));
  test.each(['Summer2024!', 'n0tes-app-2019', 'Tr0ub4dor&3', 'mar5hHarrier-82'])('%s is a password', (value) => expect(secretValue(value)).toBe('password'));
  test.each(['password', 'Enter your password', 'auth.password.label', 'accessToken', 'user_access_token', 'X-Auth-Token', 'keyword.operator', 'https://example.org/token', '/api/v1/token', '#ff00aa', 'application/json',
    'Authorization: Bearer', '16px', 'settings.security.privateKey', 'tokens/refresh', 'a@b.org', 'src/auth/token.ts', 'Bitte Passwort eingeben', '密码不能为空', '2024-01-01', 'com.notes.app.secret', 'short1', 'rgba(0,0,0,1)', 'base64',
    '$2y$10$92IXUNpkjO0rOQ5byMi.Ye4oKoEa3Ro9llC/.og/at2.uheWG/igi', 'nullable|string|max:255', 'sha256//8SLubAXo6MrrGziVya6HjCS/Cuc7eqtzw1v6AfIW57c=', 'Contraseña1', 'SOFTWARE\\\\Classes\\\\http2',
    'SECRET_KEY_NAME', 'pride-banner-2025-dismissed', 'i18n.common.password', 'base64url-token', '@notes/token-store', 'v1.2.3'])('%s is none', (value) => expect(secretValue(value)).toBeUndefined());
});

test('shannonEntropy counts bits per character', () => {
  expect(shannonEntropy('aaaa')).toBe(0);
  expect(shannonEntropy('ab')).toBe(1);
  expect(shannonEntropy('0123456789abcdef')).toBe(4);
  expect(shannonEntropy('')).toBe(0);
});
