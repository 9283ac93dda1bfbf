/**
 * Electronegativity's checks (github.com/doyensec/electronegativity, 1.10: src/finder/checks, src/locales/en-US.json) and the rules that look at the same. Its command line knows a check
 * by the name of its class, its comments by either; `alias` is that name where it is not the id without underscores.
 */
export interface ElectronegativityCheck {
  readonly rules: readonly string[];
  readonly alias?: string;
  /** Why there is no rule. */
  readonly none?: string;
}

const UPGRADE = 'It is about code that a newer Electron refuses, not about security.';

const upgrade = (alias?: string, rules: readonly string[] = []): ElectronegativityCheck => ({ rules, ...(alias && { alias }), ...(rules.length === 0 && { none: UPGRADE }) });
const to = (...rules: readonly string[]): ElectronegativityCheck => ({ rules });

export const ELECTRONEGATIVITY_CHECKS: ReadonlyMap<string, ElectronegativityCheck> = new Map<string, ElectronegativityCheck>([
  ['AFFINITY_HTML_CHECK', to('electron/legacy-insecure-option')],
  ['AFFINITY_JS_CHECK', to('electron/legacy-insecure-option')],
  ['AFFINITY_GLOBAL_CHECK', to('electron/legacy-insecure-option')],
  ['ALLOWPOPUPS_HTML_CHECK', to('electron/webview-attributes')],
  ['AUXCLICK_HTML_CHECK', to('electron/missing-window-open-handler', 'electron/window-open-allow')],
  ['AUXCLICK_JS_CHECK', to('electron/missing-window-open-handler', 'electron/window-open-allow')],
  ['AVAILABLE_SECURITY_FIXES_GLOBAL_CHECK', to('electron/outdated')],
  ['BLINK_FEATURES_HTML_CHECK', to('electron/webview-attributes')],
  ['BLINK_FEATURES_JS_CHECK', to('electron/experimental-features')],
  ['CERTIFICATE_ERROR_EVENT_JS_CHECK', to('electron/certificate-error-bypass')],
  ['CERTIFICATE_VERIFY_PROC_JS_CHECK', to('electron/certificate-verify-proc-bypass')],
  ['CONTEXT_ISOLATION_JS_CHECK', to('electron/context-isolation')],
  ['CSP_GLOBAL_CHECK', to('electron/csp-missing', 'common/csp-unsafe')],
  ['CSP_HTML_CHECK', to('common/csp-unsafe')],
  ['CSP_JS_CHECK', to('common/csp-unsafe', 'electron/csp-stripped')],
  ['CUSTOM_ARGUMENTS_JS_CHECK', to('electron/insecure-switch', 'electron/experimental-features')],
  ['CUSTOM_ARGUMENTS_JSON_CHECK', to('electron/insecure-switch', 'electron/experimental-features')],
  ['DANGEROUS_FUNCTIONS_JS_CHECK', to('electron/execute-javascript-dynamic', 'electron/ipc-to-execute-javascript', 'electron/ipc-to-code')],
  ['ELECTRON_VERSION_JSON_CHECK', to('electron/outdated')],
  ['EXPERIMENTAL_FEATURES_HTML_CHECK', to('electron/webview-attributes')],
  ['EXPERIMENTAL_FEATURES_JS_CHECK', to('electron/experimental-features')],
  ['HTTP_RESOURCES_HTML_CHECK', to('common/insecure-url', 'common/remote-script')],
  ['HTTP_RESOURCES_JS_CHECK', to('common/insecure-url', 'electron/update-insecure-feed')],
  ['HTTP_RESOURCES_WITH_NODE_INTEGRATION_GLOBAL_CHECK', { rules: ['common/insecure-url', 'electron/node-integration'], alias: 'HTTPResourcesAndNodeIntegrationGlobalCheck' }],
  ['INSECURE_CONTENT_HTML_CHECK', to('electron/webview-attributes')],
  ['INSECURE_CONTENT_JS_CHECK', to('electron/allow-running-insecure-content')],
  ['LIMIT_NAVIGATION_GLOBAL_CHECK', to('electron/missing-navigation-guard', 'electron/missing-frame-navigation-guard', 'electron/missing-window-open-handler')],
  ['LIMIT_NAVIGATION_JS_CHECK', to('electron/navigation-guard-ineffective', 'electron/removed-new-window-guard', 'electron/window-open-allow', 'electron/weak-url-check')],
  ['NODE_INTEGRATION_ATTACH_EVENT_JS_CHECK', to('electron/missing-will-attach-webview')],
  ['NODE_INTEGRATION_HTML_CHECK', to('electron/webview-attributes')],
  ['NODE_INTEGRATION_JS_CHECK', to('electron/node-integration', 'electron/node-integration-subframes')],
  ['OPEN_EXTERNAL_JS_CHECK', to('electron/open-external-unvalidated', 'electron/ipc-to-shell-open-external')],
  ['PERMISSION_REQUEST_HANDLER_GLOBAL_CHECK', to('electron/missing-permission-handler')],
  ['PERMISSION_REQUEST_HANDLER_JS_CHECK', to('electron/permissive-permission-handler')],
  ['PRELOAD_JS_CHECK', to('electron/untrusted-preload', 'electron/expose-ipc-renderer', 'electron/expose-generic-ipc', 'electron/expose-node-api', 'electron/preload-window-global')],
  ['PROTOCOL_HANDLER_JS_CHECK', { rules: ['electron/protocol-path-traversal', 'electron/insecure-scheme-privileges', 'electron/deprecated-protocol-api', 'electron/deep-link-injection'], alias: 'ProtocolHandlersJSCheck' }],
  ['REMOTE_MODULE_JS_CHECK', to('electron/remote-module')],
  ['SANDBOX_JS_CHECK', to('electron/sandbox')],
  ['SECURITY_WARNINGS_DISABLED_JS_CHECK', to('electron/security-warnings-disabled')],
  ['SECURITY_WARNINGS_DISABLED_JSON_CHECK', to('electron/security-warnings-disabled')],
  ['WEB_SECURITY_HTML_CHECK', to('electron/webview-attributes')],
  ['WEB_SECURITY_JS_CHECK', to('electron/web-security')],

  ['ALLOW_RENDERER_PROCESS_REUSE_DEPRECATION', upgrade('AllowRendererProcessReuse', ['electron/legacy-insecure-option'])],
  ['ALLOW_RENDERER_PROCESS_REUSE_GLOBAL_DEPRECATION', upgrade('AllowRendererProcessReuseGlobal', ['electron/legacy-insecure-option'])],
  ['BROWSER_WINDOW_WEB_PREFERENCES_DEPRECATION', upgrade('BrowserWindowWebPreferences')],
  ['CLEAR_AUTH_CACHE_DEPRECATION', upgrade('ClearAuthCache')],
  ['CONTENT_TRACING_GET_TRACE_BUFFER_USAGE_DEPRECATION', upgrade('ContentTracingGetTraceBufferUsage')],
  ['CONTENT_TRACING_GET_TRACE_BUFFER_USAGE_REMOVAL', upgrade()],
  ['ENABLE_MIXED_SANDBOX_DEPRECATION', upgrade()],
  ['ENABLE_MIXED_SANDBOX_REMOVAL', upgrade()],
  ['GET_COLOR_DEPRECATION', upgrade('GetColor')],
  ['GET_WEB_CONTENTS_DEPRECATION', upgrade('GetWebContents')],
  ['IPC_SEND_STRUCTURED_CLONE_ALGORITHM', upgrade('IPCSend')],
  ['NATIVE_WINDOW_OPEN_CHANGE', upgrade('NativeWindowOpen', ['electron/legacy-insecure-option'])],
  ['PRIVILEGED_SCHEMES_REGISTRATION_REMOVAL', upgrade()],
  ['QUERY_SYSTEM_IDLE_STATE_DEPRECATION', upgrade()],
  ['QUERY_SYSTEM_IDLE_STATE_REMOVAL', upgrade('QuerySystemIdleState')],
  ['QUERY_SYSTEM_IDLE_TIME_DEPRECATION', upgrade()],
  ['QUERY_SYSTEM_IDLE_TIME_REMOVAL', upgrade('QuerySystemIdleTime')],
  ['REQUIRE_ELECTRON_SCREEN_DEPRECATION', upgrade('RequireElectronScreen')],
  ['REQUIRE_SANDBOXED_RENDERERS_DEPRECATION', upgrade('RequireSandboxedRenderers')],
  ['SET_HIGHLIGHT_MODE_DEPRECATION', upgrade()],
  ['SET_HIGHLIGHT_MODE_REMOVAL', upgrade()],
  ['SET_NULL_MENU_DEPRECATION', upgrade()],
  ['SET_SPELLCHECK_PROVIDER_DEPRECATION', upgrade()],
  ['SET_ZOOM_LEVEL_LIMITS_DEPRECATION', upgrade('SetLayoutZoomLevelLimits')],
  ['VISIBLE_ON_FULLSCREEN_DEPRECATION', upgrade('VisibleOnFullScreen')],
  ['WEBKITDIRECTORY_CHANGE', upgrade('WebKitDirectoryChange')],
  ['WEB_FRAME_ISOLATED_WORLD_DEPRECATION', upgrade()],
  ['WEB_FRAME_ISOLATED_WORLD_REMOVAL', upgrade()],
]);

/** Its `-s` and `-c`: what is told at or above. */
export const ELECTRONEGATIVITY_SEVERITIES = { informational: 'note', low: 'low', medium: 'medium', high: 'high' } as const;
export const ELECTRONEGATIVITY_CONFIDENCES = { tentative: 'low', firm: 'medium', certain: 'high' } as const;
