const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The least that makes a tree an app of each framework: what a page's examples stand on. */
const APPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  electron: { 'package.json': json({ name: 'notes', version: '1.0.0', main: 'src/main.js', devDependencies: { electron: '45.4.1' } }) },
  tauri: {
    'package.json': json({ name: 'notes', version: '1.0.0', dependencies: { '@tauri-apps/api': '2.11.0' } }),
    'src-tauri/Cargo.toml': '[package]\nname = "notes"\nversion = "1.0.0"\n\n[dependencies]\ntauri = { version = "=2.11.2", features = [] }\n',
    'src-tauri/tauri.conf.json': json({ identifier: 'app.notes', productName: 'Notes', app: { security: { csp: "default-src 'self'" } } }),
  },
  neutralino: { 'neutralino.config.json': json({ applicationId: 'app.notes', version: '1.0.0', enableNativeAPI: true, nativeAllowList: ['app.exit'], cli: { binaryName: 'notes', binaryVersion: '6.9.0' } }) },
  nativephp: { 'composer.json': json({ name: 'acme/notes', require: { 'laravel/framework': '^12.0', 'nativephp/desktop': '2.2.1' } }) },
  threema: { 'composer.json': json({ name: 'acme/alerts', require: { 'rugk/threema-msgapi-sdk': '1.2.0' } }) },
};

/** `common/` rules are shown on Electron unless their examples bring another manifest. */
export const baseApp = (rule: string): Readonly<Record<string, string>> => APPS[rule.slice(0, rule.indexOf('/'))] ?? APPS['electron']!;
