import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/cargo-unlocked',
  title: 'Rust dependencies that differ from build to build',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'high',
  cwe: [1357],
  versions: 'all',

  *check({ tauri: { cargo } }) {
    if (!cargo) return;
    const [any, ...others] = cargo.anyVersion;
    if (any) {
      yield { at: any, message: `Any version of '${any.value}'${others.length > 0 ? ` and ${others.length} more crates` : ''} will do. A new version, one that breaks things or one that someone has slipped in, is taken the next time the lockfile is made. Name a version.`, related: others.slice(0, 4).map(({ at, value }) => ({ at, message: `'${value}'` })) };
    }
    if (cargo.locked) return;
    yield { at: cargo.at, severity: 'note', message: "No Cargo.lock is in the repository, so that each build takes the newest versions of all crates. Two builds of one commit are then different programs, and nobody can tell whether one has a known hole. Commit the lockfile, and build with '--locked'." };
  },
});
