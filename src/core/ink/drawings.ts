import { z } from 'zod';
import { strokeSchema } from './ink.ts';

/** What was drawn in a talk, and on slides of which shape: places are shares of its width and height. */
export const drawingsSchema = z.object({
  shape: z.enum(['landscape', 'classic', 'portrait']),
  /** As `Ink`. */
  ink: z.record(z.string(), z.array(strokeSchema)),
});

/** See {@link drawingsSchema}. */
export type Drawings = z.infer<typeof drawingsSchema>;
