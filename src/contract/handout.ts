import { z } from 'zod';

/** What is wanted on paper, or to take away. */
export const handoutWishSchema = z.object({
  /** The name of a saved talk; null for the one that is being given, with its drawings. */
  talk: z.string().min(1).max(80).nullable(),
  /** Whether each slide has its speaker notes below. */
  notes: z.boolean(),
});

/** What a handout is of, as in the wish for it. */
const talk = handoutWishSchema.shape.talk;

/** How the handout stands that someone has asked for: a talk as a PDF. */
export const handoutSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  /** Pages that are done, of how many; 0 while that is not known. */
  z.object({
    state: z.literal('making'),
    talk,
    title: z.string(),
    done: z.int(),
    of: z.int(),
  }),
  z.object({
    state: z.literal('made'),
    talk,
    title: z.string(),
    /** In bytes. */
    size: z.int(),
    /** The file on this machine; null where it is fetched instead. */
    file: z.string().nullable(),
  }),
  z.object({
    state: z.literal('failed'),
    talk,
    reason: z.enum([
      /** Another one is being made, or many were lately. */
      'busy',
      /** There is nothing of that talk to print. */
      'nothing',
      /** It took too long. */
      'time',
      /** `problem` says why, in English. */
      'broken',
      /** It is made, and could not be put into its folder: `problem` says why, in English. */
      'unsaved',
    ]),
    problem: z.string().nullable(),
  }),
]);

const nothing = z.undefined();

/** Requests of companions, and of screens whose staff panel is open; others get `staff-only`. */
export const handoutRequests = {
  /** Begins to make one, in place of the one before; answers how it stands. */
  makeHandout: { input: handoutWishSchema, output: handoutSchema },
  getHandout: { input: nothing, output: handoutSchema },
  /** The path under which the one that was made can be fetched, once, within a minute. */
  fetchHandout: { input: nothing, output: z.object({ path: z.string() }) },
} as const;

/** See {@link handoutWishSchema}. */
export type HandoutWish = z.infer<typeof handoutWishSchema>;
/** See {@link handoutSchema}. */
export type Handout = z.infer<typeof handoutSchema>;
