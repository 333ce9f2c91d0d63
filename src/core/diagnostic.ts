import { z } from 'zod';

/** One located finding about a library. Shown by `check`, the staff panel and the logs. */
export const diagnosticSchema = z.object({
  /** `error`: must be mended. `warning`: left out for safety or changed on the way, or could be better. */
  severity: z.enum(['error', 'warning']),
  /** Stable and machine-readable, `area/what`, for example `media/missing`. */
  code: z.string(),
  /** Relative to the library folder, with `/` between folders. */
  file: z.string(),
  /** From 1. */
  line: z.int().min(1),
  /** From 1, in UTF-16 code units. */
  column: z.int().min(1),
  /** What is wrong and what to do about it, in English, one or two sentences. */
  message: z.string(),
});

/** See {@link diagnosticSchema}. */
export type Diagnostic = z.infer<typeof diagnosticSchema>;
