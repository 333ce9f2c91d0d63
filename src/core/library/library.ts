import { z } from 'zod';
import { deckSchema } from '../deck/deck.ts';
import { diagnosticSchema } from '../diagnostic.ts';
import {
  announcementSchema,
  openingHoursSchema,
  playlistEntrySchema,
} from '../schedule/schedule.ts';

/** What `kiosk.yaml` says of a site, with its defaults filled in. Durations are in ms at speed 1. */
export const siteSchema = z.object({
  /** By language. */
  title: z.record(z.string(), z.string()),
  /** BCP 47 tags; the first is the default. */
  languages: z.array(z.string()).min(1),
  /** Default time of a slide. */
  duration: z.number(),
  /** What the loop plays, in order; null plays every deck by folder name. */
  playlist: z.array(playlistEntrySchema).nullable(),
  /** Languages of the loop; several alternate whole rounds. */
  loopLanguages: z.array(z.string()).min(1),
  /** Whether each round of the loop has an order of its own. */
  loopShuffle: z.boolean(),
  announcements: z.array(announcementSchema),
  /** What this kiosk's own settings announce besides: those decks are in the loop as well. */
  ownAnnouncements: z.array(announcementSchema),
  /** Null for a screen that is always open. */
  hours: openingHoursSchema.nullable(),
  /** An IANA time zone; null for the machine's. */
  timeZone: z.string().nullable(),
  /** The display of the kiosk, as `chooseDisplay` reads it; null for the primary one. */
  display: z.string().nullable(),
  /** The physical screen; its diagonal in mm. */
  screen: z.object({ diagonal: z.number() }),
  /** How loud videos are in the loop, from 0 for silence to 1. */
  volume: z.number().min(0).max(1),
  /** How long nobody may touch in explore before the warning. */
  idle: z.number(),
  /** How long a presenter may be silent before the loop takes over. */
  presenterSilence: z.number(),
  theme: z.enum(['light', 'dark']),
});

/** A library as it can be shown: only decks that compiled, each in every language it has. */
export const librarySchema = z.object({
  /** Content hash: the same content always has the same revision. */
  revision: z.string(),
  site: siteSchema,
  /** One entry per deck and language; a deck's versions stand side by side, decks in playing order. */
  decks: z.array(deckSchema),
  diagnostics: z.array(diagnosticSchema),
});

/** See {@link siteSchema}. */
export type Site = z.infer<typeof siteSchema>;
/** See {@link librarySchema}. */
export type Library = z.infer<typeof librarySchema>;

/** The library without some of its decks; whole where nothing would be left. */
export function withoutDecks(library: Library, ids: readonly string[]): Library {
  const decks = library.decks.filter(({ id }) => !ids.includes(id));
  return ids.length === 0 || decks.length === 0 ? library : { ...library, decks };
}
