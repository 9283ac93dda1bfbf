/** What somebody outside of a project writes into the event that starts a workflow. Source: GitHub, Security hardening for GitHub Actions, "Understanding the risk of script injections". */
export const OF_OUTSIDERS: readonly { readonly path: RegExp; readonly what: string }[] = [
  { path: /^github\.head_ref$|^github\.event\.pull_request\.head\.(?:ref|label)$|^github\.event\.workflow_run\.head_branch$/, what: 'the name of a branch' },
  { path: /^github\.event\.(?:issue|pull_request|discussion|milestone)\.title$/, what: 'a title' },
  { path: /^github\.event\.(?:issue|pull_request|discussion|comment|review|review_comment|release)\.body$/, what: 'a text' },
  { path: /^github\.event\.pages\.[\w*]+\.page_name$/, what: 'the name of a page' },
  { path: /^github\.event\.pull_request\.head\.repo\.(?:default_branch|description|homepage)$/, what: 'a setting of a fork' },
  { path: /^github\.event\.(?:head_commit|workflow_run\.head_commit|commits\.[\w*]+)\.(?:message|author\.(?:name|email))$/, what: 'what a commit says' },
  { path: /^github\.event\.client_payload(?:\.[\w.]+)?$/, what: 'the payload of a dispatch' },
];

/** Occasions on which anybody starts a workflow that has the project's secrets and token. Source: GitHub, Events that trigger workflows. */
export const STARTED_BY_ANYONE: ReadonlySet<string> = new Set(['pull_request_target', 'issues', 'issue_comment', 'discussion', 'discussion_comment', 'workflow_run', 'fork', 'watch', 'gollum']);
/** Occasions on which anybody starts one that has neither, if they come from a fork. */
export const STARTED_FROM_FORKS: ReadonlySet<string> = new Set(['pull_request', 'pull_request_review', 'pull_request_review_comment']);

/** Functions of an expression that answer yes or no about their arguments. */
export const ANSWERING_FUNCTIONS = /\b(?:contains|startsWith|endsWith|hashFiles)\((?:[^()']|'[^']*'|\([^()]*\)){0,400}\)/g;

/** What brings the code of a pull request into a workflow of its target. */
export const FOREIGN_REF = /github\.event\.pull_request\.head\.(?:sha|ref)|github\.head_ref|github\.event\.workflow_run\.head_(?:sha|branch)|refs\/pull\/|github\.event\.pull_request\.merge_commit_sha/;
export const FOREIGN_CHECKOUT = /\bgh\s+pr\s+checkout\b|\bgit\s+(?:fetch|pull)\b[^\n]{0,120}(?:\bpull\/|github\.event\.pull_request\.head|github\.head_ref)/;

/** Commands that run what a checkout says: scripts of manifests, build files, programs in it. */
export const RUNS_CHECKOUT = /\b(?:npm|pnpm|yarn|bun)\s+(?:ci\b|install\b|i\b|run\b|test\b|build\b|exec\b)|\b(?:npx|pnpx|bunx|electron-builder|electron-forge|make|cmake|gradle|mvn|cargo|composer|go\s+(?:run|test|build)|pip\s+install|poetry|pytest|tox|rake|bundle|neu\s+(?:build|run)|tauri\s+build)\b|(?:^|[\s;&|])(?:yarn|pnpm)\s*(?:$|[;&|\n])|(?:^|[\s;&|])(?:\.{1,2}\/|(?:ba)?sh\s+\S|node\s+\S|python3?\s+\S)/m;

/** Checks by which a job tells its own people from others. */
export const TELLS_PEOPLE_APART = /head\.repo\.(?:full_name|fork|owner)|author_association|github\.actor\b|pull_request\.user\.login|github\.repository\s*==|getCollaboratorPermission/;
/** Somebody has to have looked at it before. */
export const ASKS_FIRST = /\blabels?\b/;

/** Names of secrets and variables by which a build signs or publishes. Sources: electron-builder, Electron Forge, Tauri, NativePHP, snapcraft, Apple, Azure Trusted Signing. */
export const SIGNING_VARIABLES =
  /^(?:(?:WIN_|MAC_|MACOS_|WINDOWS_)?(?:CSC_(?:LINK|KEY_PASSWORD|INSTALLER_LINK|INSTALLER_KEY_PASSWORD)|CERT(?:IFICATE)?S?(?:_(?:PASSWORD|P12|PFX|BASE64|DATA))*)|TAURI_(?:SIGNING_)?(?:PRIVATE_KEY|KEY_PASSWORD)(?:_PASSWORD)?|APPLE_(?:CERTIFICATE|CERTIFICATE_PASSWORD|PASSWORD|ID_PASS(?:WORD)?|APP_SPECIFIC_PASSWORD|API_KEY(?:_BASE64|_CONTENT)?)|APPLEIDPASS|AZURE_CLIENT_SECRET|KEYCHAIN_PASSWORD|SNAPCRAFT_STORE_CREDENTIALS|NATIVEPHP_APPLE_ID_PASS|(?:CODE_?)?SIGN(?:ING)?_(?:KEY|PASSWORD|SECRET|CERT(?:IFICATE)?)(?:_PASSWORD)?|GPG_PRIVATE_KEY|GPG_PASSPHRASE)$/;

/** Commands that put their arguments into the log. */
export const PRINTS = /^\s*(?:echo|printf|Write-Host|Write-Output|console\.log)\b/;
