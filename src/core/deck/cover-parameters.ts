import { z } from 'zod';

/** What a deck may say about its drawing, whichever it is. The only such list. */
export const coverParametersSchema = z.object({
  /** How fast it moves: 1 is its own pace. */
  speed: z
    .number('expected a number from 0.25 to 2')
    .min(0.25, 'expected a number from 0.25 to 2')
    .max(2, 'expected a number from 0.25 to 2')
    .optional(),
  /** The moment (s of its loop of two minutes) that it begins with, and that stands still where motion is not wanted. */
  start: z
    .number('expected seconds from 0 to 120')
    .min(0, 'expected seconds from 0 to 120')
    .max(120, 'expected seconds from 0 to 120')
    .optional(),
});

/** See {@link coverParametersSchema}. */
export type CoverParameters = z.infer<typeof coverParametersSchema>;
