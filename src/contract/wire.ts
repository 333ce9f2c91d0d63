import { z } from 'zod';

/** Stable codes of errors that cross the wire. */
export const wireErrorCodes = [
  'unknown-request',
  'invalid-input',
  'failed',
  'staff-only',
  /** It is set by the environment or the command line. */
  'fixed',
  'disconnected',
] as const;

/** An error of the kiosk API, the same over every transport. */
export class KioskError extends Error {
  readonly code: (typeof wireErrorCodes)[number];

  constructor(code: (typeof wireErrorCodes)[number], message: string) {
    super(message);
    this.name = 'KioskError';
    this.code = code;
  }
}

/** What a host answers to one request: a value, or an error as plain data (errors do not survive every transport). */
export const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown().optional() }),
  z.object({ ok: z.literal(false), code: z.enum(wireErrorCodes), message: z.string() }),
]);
/** See {@link replySchema}. */
export type Reply = z.infer<typeof replySchema>;

/** A request as a WebSocket message. `input` is absent where a request takes nothing. */
export const requestMessageSchema = z.object({
  id: z.int().min(0),
  name: z.string().max(100),
  input: z.unknown().optional(),
});

/** What a host sends over a WebSocket: the answer to a request, or an event. */
export const hostMessageSchema = z.union([
  z.object({ id: z.int().min(0), reply: replySchema }),
  z.object({ event: z.string(), payload: z.unknown().optional() }),
]);

/** Carries the kiosk API's bytes. Knows nothing of what they mean; see `client.ts` for that. */
export interface Channel {
  /** Sends one request and waits for its reply. Rejects with a {@link KioskError} when nothing can be reached. */
  call(name: string, input: unknown): Promise<Reply>;
  /** Hears every event of that name until the returned function is called. */
  listen(name: string, listener: (payload: unknown) => void): () => void;
}
