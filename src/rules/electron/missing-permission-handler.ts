import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/missing-permission-handler',
  title: 'Every permission granted to content of others',
  category: 'permissions',
  severity: 'medium',
  confidence: 'medium',
  cwe: [276, 862],
  versions: 'all',

  *check({ electron }) {
    const { remote, permissions, windows } = electron;
    if (!windows.some(({ development }) => !development) || permissions.handlers.some(({ kind }) => kind === 'request')) return;
    const window = windows.find(({ development }) => !development)!;
    const shown = remote && { page: `the site '${remote.url}'`, webview: 'pages in a <webview>', frame: `the site '${remote.url}' in a frame`, 'any frame': 'sites in frames' }[remote.as];
    // In a frame of another origin, camera, microphone and place need its 'allow'. https://www.w3.org/TR/permissions-policy/
    const framed = remote?.as === 'frame' || remote?.as === 'any frame';
    yield {
      at: remote ?? window,
      ...(!remote && { severity: 'low' as const, confidence: 'low' as const }),
      ...(remote?.url !== undefined && { remote: remote.url }),
      message: `No session of the app decides what pages are permitted, and Electron then grants everything. ${shown ? `The app shows ${shown}, which` : 'An injected script'} may ${framed ? "start other programs by links without a question, and use what the frame's 'allow' names" : 'use the camera and the microphone, learn where the user is, and start other programs by links, without a question'}. Answer in setPermissionRequestHandler of the session: allow what the app needs to the origins that need it, and refuse the rest.`,
    };
  },
});
