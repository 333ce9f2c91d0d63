import { z } from 'zod';
import { modeSchema } from './modes.ts';

/** What `GET /health` answers, with status 200 when ok and 503 when degraded. Null until a first screen has painted. */
export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  mode: modeSchema.nullable(),
  deck: z.string().nullable(),
  slide: z.number().nullable(),
  locale: z.string().nullable(),
  uptimeSeconds: z.number(),
  library: z.object({ revision: z.string(), decks: z.number(), errors: z.number() }),
});

/** See {@link healthSchema}. */
export type Health = z.infer<typeof healthSchema>;
