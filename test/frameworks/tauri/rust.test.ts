import { describe, expect, it } from 'vitest';
import type { TauriModel } from '../../../src/frameworks/tauri/model.js';
import { readTauri } from '../../../src/frameworks/tauri/read.js';
import { worldOf } from '../memory.js';

const HOME = 'src-tauri/tauri.conf.json';
const read = async (files: Readonly<Record<string, unknown>>): Promise<TauriModel> => readTauri(await worldOf('tauri', HOME, { [HOME]: { identifier: 'app.notes', app: {} }, ...files }, 2, 11, 2));

describe('commands', () => {
  it('are the marked functions, registered where a handler names them', async () => {
    const tauri = await read({
      'src-tauri/src/notes.rs': '#[tauri::command]\npub async fn save_note(path: String, text: &str) -> Result<(), String> { Ok(()) }\n\n#[tauri::command(rename_all = "snake_case")]\nfn forgotten() {}\n\nfn helper() {}\n',
      'src-tauri/src/main.rs': 'mod notes;\n\nfn main() {\n    tauri::Builder::default()\n        .plugin(tauri_plugin_shell::init())\n        .invoke_handler(tauri::generate_handler![notes::save_note])\n        .run(tauri::generate_context!())\n        .unwrap();\n}\n',
    });
    expect(tauri.commands.map(({ name, registered, params }) => [name, registered, params.map(({ name: param, type }) => `${param}: ${type}`)])).toEqual([['save_note', true, ['path: String', 'text: &str']], ['forgotten', false, []]]);
    expect(tauri.calls.map(({ method }) => method)).toEqual(expect.arrayContaining(['default', 'plugin', 'init', 'invoke_handler', 'run']));
    expect(tauri.appManifest).toBe(false);
  });

  it('are declared where build.rs says so', async () => {
    const tauri = await read({ 'src-tauri/build.rs': 'fn main() {\n    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(&["save_note"]))).unwrap();\n}\n' });
    expect(tauri.appManifest).toBe(true);
  });
});

describe('windows in Rust', () => {
  it('know their label, page and builder', async () => {
    const { windows } = await read({
      'src-tauri/src/main.rs': `use tauri::{webview::WebviewWindowBuilder, WebviewUrl};

pub fn open(app: &tauri::AppHandle, id: &str, target: String) -> tauri::Result<()> {
    let help = WebviewUrl::External("https://help.notes-app.net/start".parse().unwrap());
    let window = WebviewWindowBuilder::new(app, "help", help)
        .title("Help")
        .on_navigation(|url| url.scheme() == "https");
    window.build()?;
    WebviewWindowBuilder::new(app, format!("note-{id}"), WebviewUrl::App(format!("note.html?id={id}").into())).build()?;
    WebviewWindowBuilder::new(app, "link", WebviewUrl::External(target.parse().unwrap())).build()?;
    Ok(())
}
`,
    });
    expect(windows.map(({ label, from, pages, unknownPage }) => [label, from, pages.map(({ origin }) => origin.host ?? origin.kind), unknownPage])).toEqual([
      ['help', 'rust', ['help.notes-app.net'], false],
      [undefined, 'rust', ['app'], false],
      ['link', 'rust', [], true],
    ]);
    expect(windows[0]!.builder.map(({ method }) => method)).toEqual(expect.arrayContaining(['title', 'on_navigation']));
  });
});

describe('crates', () => {
  it('are completed from the workspace', async () => {
    const { crates } = await read({
      'Cargo.toml': '[workspace]\nmembers = ["src-tauri"]\n\n[workspace.dependencies]\ntauri = { version = "2.11", features = ["devtools"] }\n',
      'src-tauri/Cargo.toml': '[package]\nname = "notes"\n\n[dependencies]\ntauri = { workspace = true, features = ["tray-icon"] }\nserde = "1"\n\n[target.\'cfg(windows)\'.dependencies]\nwinreg = { git = "https://example.org/winreg", branch = "main" }\n',
    });
    expect(crates.map(({ name, requirement, features, git }) => [name, requirement, features.map(({ value }) => value), git])).toEqual([
      ['tauri', '2.11', ['tray-icon', 'devtools'], undefined],
      ['serde', '1', [], undefined],
      ['winreg', '', [], 'https://example.org/winreg'],
    ]);
  });
});
