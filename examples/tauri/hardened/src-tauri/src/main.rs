use std::path::Path;

use tauri::Manager;

/// Stores a log in the app's own folder. Whatever the page calls it, only a plain file name is kept.
#[tauri::command]
fn store_log(app: tauri::AppHandle, name: String, text: String) -> Result<(), String> {
    let file = Path::new(&name).file_name().ok_or("That is no name.")?;
    let folder = app.path().app_data_dir().map_err(|error| error.to_string())?;
    std::fs::write(folder.join(file), text).map_err(|error| error.to_string())
}

fn main() {
    tauri::Builder::default()
        .plugin(tauri_plugin_updater::Builder::new().build())
        .invoke_handler(tauri::generate_handler![store_log])
        .run(tauri::generate_context!())
        .expect("the app runs");
}
