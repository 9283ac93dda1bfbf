import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { TOKEN_SHAPES } from '../../src/knowledge/tokens.js';
import { matchTokens } from '../../src/source-parsers/interest.js';

const SETS: Readonly<Record<string, string>> = {
  a: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  l: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  u: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  x: '0123456789abcdef',
  n: '0123456789',
  d: 'abcdefghijklmnopqrstuvwxyz0123456789',
  z: 'abcdefghijklmnopqrstuvwxyz',
  b: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  t: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  g: 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
};

let state = 20261121;
const random = (below: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
/** `ghp_{a36}` with 36 random letters and digits. */
const filled = (form: string): string =>
  form.replace(/\{([a-z])(\d+)\}/g, (_, set: string, count: string) => Array.from({ length: Number(count) }, () => SETS[set]![random(SETS[set]!.length)]).join(''));

const PEM = (kind: string): string => `-----BEGIN ${kind}-----\n{b64}\n{b64}\n{b64}\n{b64}\n-----END ${kind}-----`;

/** A line for every shape, and what of it is the token where that is not all. */
const FORMS: Readonly<Record<string, string | readonly [line: string, token: string]>> = {
  'aws-access-key': 'AKIA{t16}', 'aws-temporary-key': 'ASIA{t16}', 'aws-secret-key': ['aws_secret_access_key = {b40}', '{b40}'], 'aws-bedrock-key': 'ABSKQmVkcm9ja0FQSUtleS{b110}==',
  'google-service-account': [`{"type": "service_account", "private_key_id": "{x40}", "private_key": "${PEM('PRIVATE KEY').replaceAll('\n', '\\n')}"}`, PEM('PRIVATE KEY').replaceAll('\n', '\\n')],
  'google-api-key': 'AIza{a35}', 'firebase-web-key': ['{ apiKey: "AIza{a35}", authDomain: "notes.firebaseapp.com" }', 'AIza{a35}'], 'firebase-server-key': 'AAAA{a7}:APA91b{a140}',
  'google-client-secret': 'GOCSPX-{a28}', 'google-access-token': 'ya29.{a180}', 'google-refresh-token': '1//0{a60}',
  'azure-storage-key': ['DefaultEndpointsProtocol=https;AccountName=notes;AccountKey={b86}==;', '{b86}=='], 'azure-shared-access-key': ['Endpoint=sb://n/;SharedAccessKey={b43}=', '{b43}='],
  'azure-sas': ['https://n.blob.core.windows.net/c?sv=2024-01-01&sig={a43}%3D', '{a43}%3D'], 'entra-client-secret': '{a3}8Q~{a34}', 'azure-devops-token': '{a76}AZDO{a4}',
  'cloudflare-token': 'cfut_{a40}{x8}', 'cloudflare-legacy-token': ['CLOUDFLARE_API_TOKEN={a40}', '{a40}'], 'cloudflare-origin-ca': 'v1.0-{x24}-{x146}', 'digitalocean-token': 'dop_v1_{x64}',
  'heroku-token': 'HRKU-{a60}', 'heroku-api-key': ['HEROKU_API_KEY: "{x8}-{x4}-{x4}-{x4}-{x12}"', '{x8}-{x4}-{x4}-{x4}-{x12}'], 'linode-token': ["linodeToken: '{x64}'", '{x64}'],
  'vercel-token': ['VERCEL_TOKEN={a24}', '{a24}'], 'vercel-blob-token': 'vercel_blob_rw_{a16}_{a30}', 'netlify-token': 'nfp_{a36}', 'fly-token': 'fm2_{b200}', 'fastly-token': ['FASTLY_API_TOKEN={a32}', '{a32}'],
  'alibaba-access-key': 'LTAI{a20}', 'tencent-secret-id': 'AKID{a32}', 'vault-token': 'hvs.{a95}', 'terraform-token': '{a14}.atlasv1.{a67}', 'pulumi-token': 'pul-{x40}', 'databricks-token': 'dapi{x32}',
  'planetscale-token': 'pscale_tkn_{a43}', 'neon-api-key': 'napi_{d64}', 'supabase-secret-key': 'sb_secret_{a31}', 'supabase-publishable-key': 'sb_publishable_{a31}',
  'supabase-service-role': 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6{a28}Iiwicm9sZSI6InNlcnZpY2Vfcm9sZS{a60}.{a43}',
  'supabase-anon-key': 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6{a28}Iiwicm9sZSI6ImFub24i{a60}.{a43}',
  'supabase-access-token': 'sbp_{x40}', 'tailscale-key': 'tskey-auth-{a12}CNTRL-{a32}',
  'github-token': 'ghp_{a36}', 'github-fine-grained-token': 'github_pat_{a22}_{a59}', 'github-oauth-token': 'gho_{a36}', 'github-app-token': 'ghs_{a36}', 'github-refresh-token': 'ghr_{a76}',
  'gitlab-token': 'glpat-{a20}', 'gitlab-deploy-token': 'gldt-{a20}', 'gitlab-runner-token': 'glrt-t1_{a20}', 'gitlab-trigger-token': 'glptt-{x40}', 'gitlab-app-secret': 'gloas-{a64}', 'gitlab-other-token': 'glft-{a20}',
  'atlassian-token': 'ATATT3xFfGF0{a160}={u8}', 'bitbucket-token': 'ATBB{a32}', 'npm-token': 'npm_{a36}', 'npmrc-auth': ['//registry.example.org/:_authToken={x8}-{x4}-{x4}-{x4}-{x12}', '{x8}-{x4}-{x4}-{x4}-{x12}'],
  'pypi-token': 'pypi-AgEIcHlwaS5vcmc{a150}', 'rubygems-key': 'rubygems_{x48}', 'crates-token': 'cio{a32}', 'nuget-key': 'oy2{d43}', 'artifactory-key': 'AKCp{a69}', 'docker-token': 'dckr_pat_{a27}',
  'circleci-token': 'CCIPAT_{a22}_{x40}', 'buildkite-token': 'bkua_{x40}', 'doppler-token': 'dp.st.prd.{a43}', 'onepassword-token': 'ops_eyJ{a400}', 'sentry-token': 'sntryu_{x64}',
  'sentry-dsn-secret': ['https://{x32}:{x32}@sentry.io/1234567', '{x32}:{x32}@sentry.io/1234567'], 'sentry-dsn': ['dsn: "https://{x32}@o447951.ingest.us.sentry.io/5429215"', '{x32}@o447951.ingest.us.sentry.io/5429215'],
  'apple-app-password': ['APPLE_APP_SPECIFIC_PASSWORD={z4}-{z4}-{z4}-{z4}', '{z4}-{z4}-{z4}-{z4}'], 'signing-certificate': ['WIN_CSC_LINK="MII{b800}="', 'MII{b800}='],
  'openai-key': 'sk-proj-{a74}T3BlbkFJ{a74}', 'anthropic-key': 'sk-ant-api03-{a93}AA', 'openrouter-key': 'sk-or-v1-{x64}', 'ai-service-key': 'sk-{x32}', 'huggingface-token': 'hf_{l34}', 'replicate-token': 'r8_{a37}',
  'groq-key': 'gsk_{a52}', 'xai-key': 'xai-{a80}', 'perplexity-key': 'pplx-{a48}', 'tavily-key': 'tvly-dev-{a32}', 'elevenlabs-key': 'sk_{x48}', 'nvidia-key': 'nvapi-{a64}', 'langsmith-key': 'lsv2_pt_{x32}_{x10}',
  'slack-bot-token': 'xoxb-{n12}-{n12}-{a24}', 'slack-user-token': 'xoxp-{n12}-{n12}-{n12}-{x32}', 'slack-app-token': 'xapp-1-A{u10}-{n13}-{x64}', 'slack-other-token': 'xoxs-{n12}-{a30}',
  'slack-webhook': ['https://hooks.slack.com/services/T{u10}/B{u10}/{a24}', 'T{u10}/B{u10}/{a24}'], 'discord-bot-token': ["client.login('M{a23}.{a6}.{a38}')", 'M{a23}.{a6}.{a38}'],
  'discord-webhook': ['https://discord.com/api/webhooks/{n18}/{a68}', '{n18}/{a68}'], 'telegram-bot-token': '{n9}:AA{a33}', 'twilio-key': 'SK{x32}', 'twilio-auth-token': ["twilioAuthToken: '{x32}'", '{x32}'],
  'sendgrid-key': 'SG.{a22}.{a43}', 'mailgun-key': 'key-{x32}', 'mailgun-private-key': ['MAILGUN_API_KEY={x32}-{x8}-{x8}', '{x32}-{x8}-{x8}'], 'mailchimp-key': '{x32}-us14',
  'postmark-token': ['POSTMARK_TOKEN={x8}-{x4}-{x4}-{x4}-{x12}', '{x8}-{x4}-{x4}-{x4}-{x12}'], 'brevo-key': 'xkeysib-{x64}-{a16}', 'resend-key': 're_{a8}_{a24}', 'twitch-chat-token': 'oauth:{d30}',
  'facebook-token': 'EAA{a180}', 'twitter-bearer-token': 'AAAAAAAAAAAAAAAAAAAAA{a12}%3D{a60}', 'linkedin-client-secret': 'WPL_AP1.{a16}.{a8}==', 'pusher-secret': ['PUSHER_APP_SECRET={x20}', '{x20}'],
  'threema-gateway-secret': ['THREEMA_SECRET={a16}', '{a16}'], 'threema-private-key': 'private:{x64}',
  'stripe-secret-key': 'sk_live_{a99}', 'stripe-restricted-key': 'rk_live_{a99}', 'stripe-test-key': 'sk_test_{a24}', 'stripe-publishable-key': 'pk_live_{a24}', 'stripe-webhook-secret': 'whsec_{a32}',
  'shopify-access-token': 'shpat_{x32}', 'shopify-shared-secret': 'shpss_{x32}', 'square-access-token': 'EAAA{a60}', 'square-secret': 'sq0csp-{a43}', 'braintree-token': 'access_token$production${d16}${x32}',
  'paypal-secret': ['PAYPAL_CLIENT_SECRET=E{a79}', 'E{a79}'], 'woocommerce-secret': 'cs_{x40}', 'dropbox-token': 'sl.{a140}', 'notion-token': 'ntn_{a46}', 'linear-key': 'lin_api_{a40}', 'figma-token': 'figd_{a40}',
  'airtable-token': 'pat{a14}.{x64}', 'asana-token': ['ASANA_ACCESS_TOKEN=2/{n16}/{n16}:{x32}', '2/{n16}/{n16}:{x32}'], 'datadog-key': ['DD_API_KEY={x32}', '{x32}'], 'newrelic-key': 'NRAK-{u27}',
  'newrelic-license-key': 'eu01xx{x26}FFFFNRAL', 'newrelic-browser-key': 'NRJS-{x19}', 'grafana-token': 'glsa_{a32}_{x8}', 'dynatrace-token': 'dt0c01.{u24}.{u64}', 'algolia-admin-key': ['ALGOLIA_ADMIN_KEY={x32}', '{x32}'],
  'algolia-search-key': ['algoliaSearchApiKey: "{x32}"', '{x32}'], 'mapbox-secret-token': 'sk.eyJ1Ijoi{a70}.{a22}', 'mapbox-public-token': 'pk.eyJ1Ijoi{a70}.{a22}', 'posthog-personal-key': 'phx_{a47}',
  'posthog-project-key': 'phc_{a43}', 'recaptcha-site-key': '6Le{a5}AAAAA{a27}', 'okta-token': ['Authorization: SSWS 00{a40}', '00{a40}'], 'postman-key': 'PMAK-{x24}-{x34}',
  'launchdarkly-key': 'sdk-{x8}-{x4}-{x4}-{x4}-{x12}', 'contentful-token': 'CFPAT-{a43}', 'wakatime-key': 'waka_{x8}-{x4}-{x4}-{x4}-{x12}', 'steam-key': ['STEAM_API_KEY={x32}', '{x32}'], 'curseforge-key': ["'x-api-key': '$2a$10${a53}'", '$2a$10${a53}'],
  'private-key': PEM('RSA PRIVATE KEY'), 'private-key-base64': 'LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t{b400}', 'ssh-private-key': PEM('OPENSSH PRIVATE KEY'), 'pgp-private-key': PEM('PGP PRIVATE KEY BLOCK'),
  'putty-private-key': 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: me\nPublic-Lines: 1\n{b64}\nPrivate-Lines: 1\n{b64}\nPrivate-MAC: {x64}', 'age-secret-key': 'AGE-SECRET-KEY-1{g58}',
  'tauri-updater-key': 'dW50cnVzdGVkIGNvbW1lbnQ6IHJzaWduIGVuY3J5cHRlZCBzZWNyZXQga2V5{b280}', 'minisign-secret-key': ['untrusted comment: rsign encrypted secret key\nRW{b208}=', 'RW{b208}='],
  'laravel-app-key': 'base64:{b43}=', 'postgres-password': ['postgres://app:{a14}@db.notes.io:5432/app', '{a14}'], 'mysql-password': ['mysql://app:{a14}@10.0.4.7/app', '{a14}'],
  'mongodb-password': ['mongodb+srv://app:{a14}@cluster0.ab1cd.mongodb.net/app', '{a14}'], 'redis-password': ['redis://:{a14}@cache.notes.io:6379', '{a14}'], 'amqp-password': ['amqps://app:{a14}@mq.notes.io/app', '{a14}'],
  'sqlserver-password': ['"Server=tcp:sql.notes.io;User ID=app;Password={a14};Encrypt=True"', '{a14}'], 'cloudinary-url': ['cloudinary://{n15}:{a27}@notes', '{a27}'], 'url-password': ['https://deploy:{a14}@updates.notes.io/feed', '{a14}'],
  'basic-auth': ["headers: { Authorization: 'Basic {a32}=' }", '{a32}='], 'bearer-token': ["'Authorization': 'Bearer {a40}'", '{a40}'], 'json-web-token': 'eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyIjoi{a60}.{a43}',
};

const lineOf = (id: string): readonly [line: string, token: string] => {
  const form = FORMS[id]!;
  const seed = state;
  const line = filled(typeof form === 'string' ? form : form[0]);
  if (typeof form === 'string') return [line, line];
  // The token is drawn from the same numbers: what stands before it in the line is drawn first.
  state = seed;
  filled(form[0].slice(0, form[0].indexOf(form[1])));
  return [line, filled(form[1])];
};

describe('token shapes', () => {
  test('are many, each with one name and a documented source', () => {
    expect(TOKEN_SHAPES.length).toBeGreaterThan(100);
    expect(new Set(TOKEN_SHAPES.map(({ id }) => id)).size).toBe(TOKEN_SHAPES.length);
    for (const shape of TOKEN_SHAPES) expect(shape.source, shape.id).toMatch(/^https:\/\//);
    expect(Object.keys(FORMS).toSorted()).toEqual(TOKEN_SHAPES.map(({ id }) => id).toSorted());
  });

  test.each(TOKEN_SHAPES.map(({ id }) => id))('%s is found where it stands, and named', (id) => {
    for (let round = 0; round < 20; round++) {
      const [line, token] = lineOf(id);
      const text = `const before = 1;\n  ${line}\nconst after = 2;\n`;
      const found = matchTokens(text);
      expect(found.map(({ shape }) => shape), line).toEqual([id]);
      expect(text.slice(found[0]!.range.start, found[0]!.range.end)).toBe(token);
      expect(found[0]!.preview).not.toContain(token.slice(0, -4));
    }
  });

  test.each(TOKEN_SHAPES.map(({ id }) => id).filter((id) => /^\w+$/.test(lineOf(id)[0])))('%s is no part of a longer word', (id) => {
    const [token] = lineOf(id);
    expect(matchTokens(`zzzz${token}`)).toEqual([]);
    expect(matchTokens(`${token}zzzz`).filter(({ range }) => range.end === token.length)).toEqual([]);
  });
});

describe('matchTokens', () => {
  const found = (text: string): string[] => matchTokens(text).map(({ shape }) => shape);

  test.each([
    ['the key of AWS documentation', 'AKIAIOSFODNN7EXAMPLE'],
    ['its secret', 'aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
    ['one character over and over', `ghp_${'x'.repeat(36)}`],
    ['a run of digits', `sk_live_${'1234567890'.repeat(3)}`],
    ['a run of letters', `npm_${'abcdefghijklmnopqrstuvwxyz0123456789'}`],
    ['words', `sk_live_your_secret_key_goes_here_please`],
    ['a header without a key', "if (text.includes('-----BEGIN PRIVATE KEY-----')) return parse(text);"],
    ['a header with dots', '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA...\n-----END RSA PRIVATE KEY-----'],
    ['a public key', filled(PEM('PUBLIC KEY'))],
    ['a certificate in base64', `LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t${filled('{b200}')}`],
    ['a database on this machine', 'postgres://app:kT9vQ2mX@localhost:5432/app'],
    ['a database of a compose file', 'postgres://app:kT9vQ2mX@postgres:5432/app'],
    ['a connection string with a placeholder', 'mongodb+srv://<user>:<password>@cluster0.mongodb.net'],
    ['a connection string with a variable', 'postgres://${user}:${password}@db.notes.io/app'],
    ['a default password', 'postgres://postgres:postgres@db.notes.io/app'],
    ['a port', 'https://notes.io:8443/path@2x.png'],
    ['an address with a scoped package', 'https://cdn.notes.io/npm/@vue/runtime@3.4.1'],
    ['a variable in .npmrc', '//registry.npmjs.org/:_authToken=${NPM_TOKEN}'],
    ['the token of jwt.io', 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c'],
    ['prose', 'The secret_access_key = a value that you get from the console'],
    ['a bearer from a variable', 'Authorization: `Bearer ${token}`'],
    ['a password hash', "hash: '$2a$10$33EMT0cVYVlPy6WAMCLsceLYjWhuHpbz5yuZxu/GAFj03J9Lytjuy'"],
    ['a piece of a font in base64', `'AAAA/${filled('EAA{a200}')}/AB=='`],
    ['a variable that ends in _auth', 'let prompt_for_basic_auth = config.wants_basic_auth_prompt'],
    ['a kebab-case class', 'class="sk-fading-circle key-value-list pat-button"'],
  ])('says nothing of %s', (_, text) => expect(found(text)).toEqual([]));

  test('finds keys whose lines are escaped, or joined by code', () => {
    const lines = filled('-----BEGIN EC PRIVATE KEY-----|{b64}|{b64}|{b40}|-----END EC PRIVATE KEY-----').split('|');
    expect(found(`const key = "${lines.join('\\n')}\\n";`)).toEqual(['private-key']);
    expect(found(`const key = [\n${lines.map((line) => `  '${line}',`).join('\n')}\n].join('\\n');`)).toEqual(['private-key']);
    expect(found(`Proc\n${lines.toSpliced(1, 0, 'Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,0123456789ABCDEF', '').join('\r\n')}`)).toEqual(['private-key']);
  });

  test('tells several apart in one text, in order', () => {
    const [github, stripe] = [filled('ghp_{a36}'), filled('sk_live_{a24}')];
    expect(matchTokens(`${stripe},${github}`).map(({ shape, range }) => [shape, range.start])).toEqual([['stripe-secret-key', 0], ['github-token', stripe.length + 1]]);
  });

  test('names the provider rather than the header it is sent in', () => {
    expect(found(filled("Authorization: 'Bearer ghp_{a36}'"))).toEqual(['github-token']);
  });

  test('previews show ends, and of a key its kind', () => {
    const token = filled('ghp_{a36}');
    expect(matchTokens(token)[0]!.preview).toBe(`${token.slice(0, 4)}…${token.slice(-4)}`);
    expect(matchTokens(filled(PEM('RSA PRIVATE KEY')))[0]!.preview).toBe('-----BEGIN RSA PRIVATE KEY-----…');
  });

  // Each shape against long lines of its own beginning, of its near match, and of what it ends in. What hangs is stopped.
  test('does not hang on lines of near matches', () => {
    const nears = TOKEN_SHAPES.map(({ id }) => lineOf(id)[0]).flatMap((line) =>
      [line.slice(0, -6), line.slice(0, Math.ceil(line.length / 2)), line.slice(0, 12), line + line.at(-1), `${line.slice(0, -6)}!`, ` ${line.slice(0, -6)}`]);
    const baits = ['-----BEGIN PRIVATE KEY-----\n', '-----BEGIN PRIVATE KEY-----\na', '://a:', '://a:a@', 'eyJ', ' eyJa.', ' eyJaaaaaaaaaaaaaaaa.eyJ', 'A', 'a', '0', 'secret_access_key=', 'sk-', ' sk-a', '"service_account"', '"service_account""private_key":',
      'discord M', 'discord', '@', 'a-us1', '-', ' ', 'Bearer ', "'Bearer a", 'sig=%aa', '?sig=a%aa', 'https://a:%aa'];
    const all = (): void => {
      for (const near of nears) {
        matchTokens(near.repeat(Math.ceil(2e4 / near.length)));
        matchTokens(near + near.at(-1)!.repeat(2e4));
      }
      for (const bait of baits) matchTokens(bait.repeat(Math.ceil(1e6 / bait.length)));
    };
    runInNewContext('all()', { all }, { timeout: 10_000 });
  }, 15_000);
});
