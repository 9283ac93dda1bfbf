/**
 * Permissions of web content that reach the user's surroundings or other programs, as Electron names them in setPermissionRequestHandler.
 * Sources: docs/api/session.md, shell/common/gin_converters/content_converter.cc.
 */
export const SENSITIVE_PERMISSIONS: readonly string[] = ['media', 'display-capture', 'geolocation', 'openExternal', 'clipboard-read'];

/** Those that are also asked of setPermissionCheckHandler. */
export const CHECKED_PERMISSIONS: readonly string[] = ['media', 'geolocation', 'hid', 'serial', 'usb'];

/** How messages call them. */
export const PERMISSION_NAMES: ReadonlyMap<string, string> = new Map([
  ['media', 'camera and microphone'], ['display-capture', 'the screen'], ['geolocation', 'the place the user is at'], ['openExternal', 'starting other programs'],
  ['clipboard-read', 'the clipboard'], ['hid', 'HID devices'], ['serial', 'serial ports'], ['usb', 'USB devices'],
]);
