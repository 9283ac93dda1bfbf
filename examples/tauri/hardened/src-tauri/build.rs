fn main() {
    let manifest = tauri_build::AppManifest::new().commands(&["store_log"]);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    tauri_build::try_build(attributes).expect("the manifest is valid");
}
