/** Written by the build from schema.json (tools/compile-schema.mjs). */
export interface SchemaError {
  readonly keyword: string;
  /** A JSON Pointer to the value. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly parentSchema?: { readonly description?: string; readonly properties?: Readonly<Record<string, unknown>> };
  readonly data?: unknown;
}

export const validate: {
  (config: unknown): boolean;
  errors?: readonly SchemaError[] | null;
};
