import { AI } from './tokens/ai.js';
import { CLOUD } from './tokens/cloud.js';
import { CODE } from './tokens/code.js';
import { KEYS } from './tokens/keys.js';
import { MESSAGING } from './tokens/messaging.js';
import { SERVICES } from './tokens/services.js';
import type { TokenShape } from './tokens/shape.js';

export type { TokenShape } from './tokens/shape.js';

/**
 * What tokens look like, each from its provider's own documentation. Where two shapes match the same text, the earlier one names it, so what a
 * provider has a name for comes before what is of no provider.
 */
export const TOKEN_SHAPES: readonly TokenShape[] = [...CLOUD, ...CODE, ...AI, ...MESSAGING, ...SERVICES, ...KEYS];

const BY_ID = new Map(TOKEN_SHAPES.map((shape) => [shape.id, shape]));

export const tokenShape = (id: string): TokenShape | undefined => BY_ID.get(id);

// Of AWS, Azurite, jwt.io, Stripe, the Supabase CLI's local project, Slack; user:pass and its like in base64.
/** Parts of tokens that documentation prints, so that copies of them are everywhere. */
export const DOCUMENTED_EXAMPLES: readonly string[] = [
  'IOSFODNN7', 'wJalrXUtnFEMI', 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50u', 'eyJzdWIiOiIxMjM0NTY3ODkwIiwi', '4eC39HqLyjWDarj', 'BQokikJOvBiI2Hl', 'eyJpc3MiOiJzdXBhYmFzZS1kZW1v',
  'T00000000',
  'dXNlcjpwYXNz', 'dXNlcm5hbWU6cGFzc3dvcmQ', 'QWxhZGRpbjpvcGVuIHNlc2FtZQ', 'YWxhZGRpbjpvcGVuc2VzYW1l',
];

// Of Disney+'s web player and of Edge's "read aloud": whoever opens the page or starts the browser has them.
/** Parts of tokens that a service gives to everybody: nobody's secret, and nothing that could be revoked. */
export const PUBLIC_TOKENS: readonly string[] = ['ZGlzbmV5JmJyb3dzZXImMS4wLjA', '6A5AA1D4EAFF4E9FB37E'];
