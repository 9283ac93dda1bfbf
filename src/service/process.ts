import { messageOf } from '../cli/errors.js';
import type { Reply, Request } from './protocol.js';
import { Workspace } from './workspace.js';

/** A process of its own: what a native parser or a large app does to it, it does not do to the host. It ends with whoever started it. */
const workspace = new Workspace();
process.on('disconnect', () => process.exit(0));
process.on('message', ({ id, request }: { readonly id: number; readonly request: Request }) => {
  workspace.answer(request).then(
    (reply: Reply) => process.send?.({ id, reply }),
    (error: unknown) => process.send?.({ id, failure: error instanceof Error ? error.stack ?? error.message : messageOf(error) }),
  );
});
