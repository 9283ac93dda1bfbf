import { ofClient } from './neutralino.js';

/** Calls that read or change files, by canonical name: which arguments are paths. Sources: Node fs, fs-extra, Rust std::fs, PHP manual, Neutralino, tauri-plugin-fs. */
export interface FileApi {
  readonly name: RegExp;
  readonly paths: readonly { readonly arg: number; readonly does: 'read' | 'write' }[];
}

const NODE = '^(?:fs|fs\\.promises|fs-extra|graceful-fs)\\.';
const RUST = '^(?:std::fs|tokio::fs|fs_err|async_std::fs)::';

export const FILE_APIS: readonly FileApi[] = [
  { name: new RegExp(`${NODE}(?:readFile|readFileSync|createReadStream|readdir|readdirSync|opendir|opendirSync|readJson|readJsonSync|readJSON|readJSONSync|readlink|readlinkSync)$`), paths: [{ arg: 0, does: 'read' }] },
  { name: new RegExp(`${NODE}(?:writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|mkdir|mkdirSync|mkdirp|mkdirpSync|rm|rmSync|rmdir|rmdirSync|unlink|unlinkSync|truncate|truncateSync|chmod|chmodSync|chown|chownSync|remove|removeSync|emptyDir|emptyDirSync|ensureDir|ensureDirSync|ensureFile|ensureFileSync|outputFile|outputFileSync|outputJson|outputJsonSync|writeJson|writeJsonSync|writeJSON|writeJSONSync|utimes|lchown)$`), paths: [{ arg: 0, does: 'write' }] },
  { name: new RegExp(`${NODE}(?:copyFile|copyFileSync|copy|copySync|cp|cpSync)$`), paths: [{ arg: 0, does: 'read' }, { arg: 1, does: 'write' }] },
  { name: new RegExp(`${NODE}(?:rename|renameSync|move|moveSync)$`), paths: [{ arg: 0, does: 'write' }, { arg: 1, does: 'write' }] },
  { name: new RegExp(`${NODE}(?:symlink|symlinkSync|link|linkSync)$`), paths: [{ arg: 1, does: 'write' }] },
  { name: new RegExp(`${RUST}(?:read|read_to_string|read_dir|read_link|File::open)$`), paths: [{ arg: 0, does: 'read' }] },
  { name: new RegExp(`${RUST}(?:write|create_dir|create_dir_all|remove_file|remove_dir|remove_dir_all|set_permissions|File::create|File::create_new)$`), paths: [{ arg: 0, does: 'write' }] },
  { name: new RegExp(`${RUST}(?:copy)$`), paths: [{ arg: 0, does: 'read' }, { arg: 1, does: 'write' }] },
  { name: new RegExp(`${RUST}(?:rename)$`), paths: [{ arg: 0, does: 'write' }, { arg: 1, does: 'write' }] },
  { name: /^(?:file_get_contents|readfile|file|scandir|parse_ini_file|include|require)$|^Illuminate\\Support\\Facades\\File\.(?:get|files|allFiles|json|lines)$/, paths: [{ arg: 0, does: 'read' }] },
  { name: /^(?:file_put_contents|mkdir|unlink|rmdir|chmod|touch|tempnam)$|^Illuminate\\Support\\Facades\\File\.(?:put|append|prepend|delete|deleteDirectory|makeDirectory|ensureDirectoryExists|replace|cleanDirectory)$/, paths: [{ arg: 0, does: 'write' }] },
  { name: /^copy$|^Illuminate\\Support\\Facades\\File\.copy$/, paths: [{ arg: 0, does: 'read' }, { arg: 1, does: 'write' }] },
  { name: /^rename$|^Illuminate\\Support\\Facades\\File\.move$/, paths: [{ arg: 0, does: 'write' }, { arg: 1, does: 'write' }] },
  { name: ofClient('filesystem\\.(?:readFile|readBinaryFile|readDirectory|openFile|createWatcher)'), paths: [{ arg: 0, does: 'read' }] },
  { name: ofClient('filesystem\\.(?:writeFile|writeBinaryFile|appendFile|appendBinaryFile|createDirectory|remove|removeFile|removeDirectory|setPermissions|chmod|chown)|os\\.trashItem|window\\.snapshot'), paths: [{ arg: 0, does: 'write' }] },
  { name: ofClient('filesystem\\.(?:copy|copyFile)'), paths: [{ arg: 0, does: 'read' }, { arg: 1, does: 'write' }] },
  { name: ofClient('filesystem\\.(?:move|moveFile)'), paths: [{ arg: 0, does: 'write' }, { arg: 1, does: 'write' }] },
  { name: ofClient('resources\\.extract(?:File|Directory)'), paths: [{ arg: 1, does: 'write' }] },
  { name: /^@tauri-apps\/(?:plugin-fs|api\/fs)\.(?:readFile|readTextFile|readBinaryFile|readDir)$/, paths: [{ arg: 0, does: 'read' }] },
  { name: /^@tauri-apps\/(?:plugin-fs|api\/fs)\.(?:writeFile|writeTextFile|writeBinaryFile|mkdir|createDir|remove|removeFile|removeDir)$/, paths: [{ arg: 0, does: 'write' }] },
];
