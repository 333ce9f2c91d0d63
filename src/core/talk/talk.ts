import { z } from 'zod';
import { cleanLine } from '../plain-line.ts';

/** Projects in the order in which they are presented to a visit. */
export const talkSchema = z.object({
  /** As it can be read; refused where nothing is left of it then. */
  name: z.string().overwrite(cleanLine).min(1).max(80),
  /** Ids of decks, each once. */
  decks: z
    .array(z.string().min(1).max(200))
    .min(1)
    .max(50)
    .refine((ids) => new Set(ids).size === ids.length),
  /** How long it is to last; null where nobody counts. */
  minutes: z.int().min(1).max(600).nullable().default(null),
});

/** See {@link talkSchema}. */
export type Talk = z.infer<typeof talkSchema>;
