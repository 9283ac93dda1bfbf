const COMMANDS = new Set(['store_log']);

// Every message from the page passes here before Tauri sees it.
window.__TAURI_ISOLATION_HOOK__ = (message) => {
  const { cmd, payload } = message;
  if (!COMMANDS.has(cmd)) throw new Error(`The page may not call ${cmd}.`);
  if (typeof payload.name !== 'string' || typeof payload.text !== 'string') throw new Error('That is no log.');
  return message;
};
