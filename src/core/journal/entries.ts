import { z } from 'zod';

/** How a visitor came to a deck: at the first touch, or from a list of decks. */
export const openingSchema = z.enum(['touch', 'menu', 'search', 'related']);
/** How a visit ended; `closed` when the page itself went away. */
const visitEndSchema = z.enum(['left', 'idle', 'presenter', 'closed']);
/** How the reading of one deck ended: with the visit, in the menu, or by another deck. */
const readingEndSchema = z.enum([...visitEndSchema.options, 'menu', 'other']);

/** In ms: nothing that is noted lasts longer, or is told later. */
export const longestTime = 86_400_000;
/** A reading tells of this many different slides at most. */
export const mostSlidesSeen = 200;
/** A visit tells of this many languages at most. */
export const mostLocales = 8;
/** In UTF-16 code units, of a search. */
export const longestWords = 200;

const ms = z.int().min(0).max(longestTime);
const count = z.int().min(0).max(100_000);
const deck = z.string().min(1).max(200);
/** A BCP 47 tag. */
const locale = z.string().regex(/^[A-Za-z0-9-]{1,35}$/);
const slide = z.int().min(1).max(10_000);

/** The loop showed a deck: how often its turn began, and how long it was on stage. Proof of play, folded. */
const shown = { kind: z.literal('shown'), deck, locale, times: count, ms };
/** Somebody read a deck. */
const read = {
  kind: z.literal('read'),
  deck,
  /** The last one in which it was read. */
  locale,
  from: openingSchema,
  slides: slide,
  /** The different slides seen, in reading order. */
  seen: z.array(slide).min(1).max(mostSlidesSeen),
  /** The slide on stage when it was left. */
  last: slide,
  ms,
  ended: readingEndSchema,
};
/** Somebody used the screen, from the first touch until the loop came back. */
const visit = {
  kind: z.literal('visit'),
  /** The deck that was on stage at the first touch. */
  deck,
  /** In order of their first use. */
  locales: z.array(locale).min(1).max(mostLocales),
  /** How many different decks were opened. */
  opened: count,
  ms,
  ended: visitEndSchema,
};
/** A search that found nothing. */
const vain = { kind: z.literal('vain'), locale };

/** How long ago it began, in ms: a screen knows no date, its host does. */
const ago = z.number().min(0).max(longestTime);

/** What a screen tells its host. The words of a search go no further than the host's memory: see `search-words.ts`. */
export const journalNoteSchema = z.discriminatedUnion('kind', [
  z.object({ ...shown, ago }),
  z.object({ ...read, ago }),
  z.object({ ...visit, ago }),
  z.object({ ...vain, ago, words: z.string().max(longestWords) }),
]);

/** When it began, to the minute, by the site's wall clock. */
const at = z.iso.datetime({ local: true, precision: -1 });
/** The deck's, in the entry's language, so that the journal can be read without the library. */
const title = z.string().max(400);

/** One line of the journal on disk. */
export const journalEntrySchema = z.discriminatedUnion('kind', [
  z.object({ at, ...shown, title }),
  z.object({ at, ...read, title }),
  z.object({ at, ...visit, title }),
  z.object({ at, ...vain, words: z.string().max(longestWords).optional() }),
]);

/** Leaves out properties of each member of a union. */
type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** See {@link openingSchema}. */
export type Opening = z.infer<typeof openingSchema>;
/** See {@link journalNoteSchema}. */
export type JournalNote = z.infer<typeof journalNoteSchema>;
/** See {@link journalEntrySchema}. */
export type JournalEntry = z.infer<typeof journalEntrySchema>;
/** One kind of entry. */
export type EntryOf<Kind extends JournalEntry['kind']> = Extract<JournalEntry, { kind: Kind }>;
/** What happened, without when. */
export type JournalFact = Without<JournalNote, 'ago'>;
/** A note as its host passes it on: with the title of its deck where it has one. */
export type TitledNote =
  | (Exclude<JournalNote, { kind: 'vain' }> & { readonly title: string })
  | Extract<JournalNote, { kind: 'vain' }>;
/** How a visit ended. */
export type VisitEnd = z.infer<typeof visitEndSchema>;
/** How the reading of a deck ended. */
export type ReadingEnd = z.infer<typeof readingEndSchema>;

/** A fact, and when it began in ms of the screen's monotonic clock. */
export interface DatedFact {
  readonly since: number;
  readonly fact: JournalFact;
}
