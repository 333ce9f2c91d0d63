import { z } from 'zod';

/**
 * A part of a day by the wall clock, in minutes from midnight: from the first on, until just before the second. A second
 * that is not after the first lies on the next day.
 */
export const hourRangeSchema = z.object({
  from: z.int().min(0).max(1439),
  to: z.int().min(1).max(1440),
});

/** When something plays; null means no limit. Hours past midnight belong to the day on which they begin. */
export const timeWindowSchema = z.object({
  /** First day, as `2026-12-24`. */
  from: z.string().nullable(),
  /** Last day. */
  to: z.string().nullable(),
  /** Days of the week, Monday 1 to Sunday 7 (ISO 8601). */
  days: z.array(z.int().min(1).max(7)).nullable(),
  hours: z.array(hourRangeSchema).nullable(),
});

/** A deck of the playlist. */
export const playlistEntrySchema = z.object({
  deck: z.string(),
  /** The one slide that plays, from 1; null for the whole deck. */
  slide: z.int().min(1).nullable(),
  /** How often it plays in a round. */
  weight: z.int().min(1),
  /** For a deck that is put between the others: how long after it last played it comes again, in ms at speed 1. */
  every: z.number().nullable(),
  /** When it plays: inside any of these; always when there are none. */
  when: z.array(timeWindowSchema),
});

/** A deck that takes the loop's place for some time. */
export const announcementSchema = z.object({
  deck: z.string(),
  slide: z.int().min(1).nullable(),
  /** From and until when, by the site's wall clock, as `2026-12-24T18:30`. */
  from: z.string(),
  to: z.string(),
});

/** When a screen is open. */
export const openingHoursSchema = z.object({
  /** Hours of each day of the week, Monday first; none for a day that is closed. */
  week: z.array(z.array(hourRangeSchema)).length(7),
  /** Other hours from one day to another, both included; the last that covers a day counts. */
  exceptions: z.array(
    z.object({ from: z.string(), to: z.string(), hours: z.array(hourRangeSchema) }),
  ),
  /** Whether a touch wakes a closed screen. */
  wakeOnTouch: z.boolean(),
});

/** What plays when. */
export const scheduleSchema = z.object({
  playlist: z.array(playlistEntrySchema).min(1),
  /** Whether each round has an order of its own. */
  shuffle: z.boolean(),
  announcements: z.array(announcementSchema),
  /** Null for a screen that is always open. */
  hours: openingHoursSchema.nullable(),
  /** An IANA time zone, or null for the machine's. */
  timeZone: z.string().nullable(),
});

/** See {@link hourRangeSchema}. */
export type HourRange = z.infer<typeof hourRangeSchema>;
/** See {@link timeWindowSchema}. */
export type TimeWindow = z.infer<typeof timeWindowSchema>;
/** See {@link playlistEntrySchema}. */
export type PlaylistEntry = z.infer<typeof playlistEntrySchema>;
/** See {@link announcementSchema}. */
export type Announcement = z.infer<typeof announcementSchema>;
/** See {@link openingHoursSchema}. */
export type OpeningHours = z.infer<typeof openingHoursSchema>;
/** See {@link scheduleSchema}. */
export type Schedule = z.infer<typeof scheduleSchema>;

/** An entry that plays its whole deck once a round, at any time. */
export function plainEntry(deck: string): PlaylistEntry {
  return { deck, slide: null, weight: 1, every: null, when: [] };
}
