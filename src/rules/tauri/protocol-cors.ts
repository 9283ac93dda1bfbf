import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/protocol-cors',
  title: "Any site may read what the app's own scheme serves",
  category: 'remote-content',
  severity: 'medium',
  confidence: 'high',
  cwe: [942],
  versions: 'all',

  *check({ tauri }) {
    for (const { at, origin, scheme, when } of tauri.native.schemeOrigins) {
      if (origin !== '*' || when === 'development' || when === 'test') continue;
      yield {
        at,
        message: `${scheme === undefined ? 'A scheme of the app' : `The scheme '${scheme}:'`} answers with 'Access-Control-Allow-Origin: *'. Every page that a webview of the app shows, remote ones and frames among them, may read what it serves. Name the app's own origin: 'tauri://localhost', or 'http://tauri.localhost' on Windows and Android.`,
      };
    }
  },
});
