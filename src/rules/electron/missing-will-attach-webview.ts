import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'electron/missing-will-attach-webview',
  title: 'Webviews are attached as pages ask for them',
  category: 'isolation',
  severity: 'medium',
  confidence: 'medium',
  cwe: [829],
  versions: 'all',

  *check({ electron }) {
    const { windows, webviews, webviewGuards } = electron;
    const possible = windows.filter(({ preferences: { webviewTag }, development }) => !development && (webviewTag.mayBe(true) || webviewTag.unknown));
    if (possible.length === 0) return;
    const [idle] = webviewGuards;
    if (idle && webviewGuards.every(({ acts }) => !acts)) {
      yield {
        at: idle,
        message: "This handler of 'will-attach-webview' lets every webview through as it is. It neither looks at the preferences it is given nor keeps the webview from being attached, so that an injected script can embed any page with a preload script or without web security. Delete webPreferences.preload, set nodeIntegration to false, and call event.preventDefault() for a src you do not know.",
      };
    }
    // Where a window surely has webviews, electron/webview-tag says so there.
    const [first] = webviews;
    if (idle || !first || possible.some(({ preferences: { webviewTag } }) => webviewTag.mayBe(true))) return;
    yield {
      at: first,
      message: "The app shows webviews, and no handler of 'will-attach-webview' checks what they are given. A script that is injected into the page around them can embed any other with a preload script or without web security. Verify the options in app.on('web-contents-created') with contents.on('will-attach-webview').",
    };
  },
});
