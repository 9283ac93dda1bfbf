/** Bad use or a bad configuration: told in a few lines without a stack, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
