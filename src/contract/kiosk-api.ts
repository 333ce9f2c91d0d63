import { z } from 'zod';
import { journalNoteSchema } from '../core/journal/entries.ts';
import { librarySchema, siteSchema } from '../core/library/library.ts';
import { handoutRequests } from './handout.ts';
import { modeSchema, viewSchema } from './modes.ts';
import { presentationEvents, presentationRequests, unfinishedSchema } from './presentation.ts';
import { remoteEvents, remoteRequests, remoteStaffRequests, talkRequests } from './remote.ts';
import { staffRequests } from './staff.ts';

/** Where a page that died goes on. */
export const resumeSchema = z.object({
  mode: modeSchema.exclude(['blank']),
  isMenuOpen: z.boolean(),
  deck: z.string(),
  /** From 1. */
  slide: z.int().min(1),
  /** The language that was on stage. */
  locale: z.string(),
  /** In `present`, what it was in the middle of. */
  presenting: unfinishedSchema.nullable(),
});

/** How a screen starts: what the command line asked for, without what only a host needs. */
export const startSchema = z.object({
  /** Comes before all else: what the host's own screen showed when its page went away; null for a new screen. */
  resume: resumeSchema.nullable(),
  mode: modeSchema.exclude(['blank']),
  /** Deck id to start from, or null for the first of the playlist. */
  deck: z.string().nullable(),
  /** BCP 47 tag to start in, or null for the site's default. */
  locale: z.string().nullable(),
  /** Divides dwell, fragment steps, idle time and countdown. */
  speed: z.number().positive(),
});

/** What a screen shows, sent to its host at each change and at least every 5 s while it still paints. */
export const snapshotSchema = z.object({
  mode: modeSchema,
  view: viewSchema,
  deck: z.string(),
  /** From 1, among shown slides. */
  slide: z.int().min(1),
  slides: z.int().min(1),
  locale: z.string(),
  /** Revision of the library on stage. */
  revision: z.string(),
});

/** Something that went wrong on a screen, for the host's log. Never shown to visitors. */
export const faultSchema = z.object({
  code: z.string().max(100),
  message: z.string().max(2000),
  deck: z.string().max(200).nullable(),
});

/** A screen tells its journal in pieces of this many notes. */
export const mostNotes = 32;

const nothing = z.undefined();

/** Requests from a screen or a companion to its host: the name, what goes in, what comes back. */
export const requests = {
  getStart: { input: nothing, output: startSchema },
  getLibrary: { input: nothing, output: librarySchema },
  /** Answers which revision of the library the host has, so that a screen that missed a change catches up. */
  putSnapshot: { input: snapshotSchema, output: z.object({ revision: z.string() }) },
  /** A deck is about to be made ready: should the page die from now on, then with this one. */
  beginDeck: { input: z.object({ deck: z.string().max(200) }), output: nothing },
  reportFault: { input: faultSchema, output: nothing },
  /** What was shown and touched; too many, or of unknown decks, are left out without a word. */
  putJournal: {
    input: z.object({ notes: z.array(journalNoteSchema).min(1).max(mostNotes) }),
    output: nothing,
  },
  ...presentationRequests,
  ...talkRequests,
  ...handoutRequests,
  ...remoteRequests,
  ...remoteStaffRequests,
  ...staffRequests,
} as const;

/** Events from a host to its screens and companions: the name and the payload. */
export const events = {
  libraryChanged: librarySchema,
  /** Settings have changed what applies to every library; it holds at once, not from the next deck on. */
  siteChanged: siteSchema,
  ...presentationEvents,
  ...remoteEvents,
} as const;

/** See {@link resumeSchema}. */
export type Resume = z.infer<typeof resumeSchema>;
/** See {@link startSchema}. */
export type Start = z.infer<typeof startSchema>;
/** See {@link snapshotSchema}. */
export type Snapshot = z.infer<typeof snapshotSchema>;
/** See {@link faultSchema}. */
export type Fault = z.infer<typeof faultSchema>;

/** Name of a request of the kiosk API. */
export type RequestName = keyof typeof requests;
/** Name of an event of the kiosk API. */
export type EventName = keyof typeof events;
/** What a request takes. */
export type RequestInput<Name extends RequestName> = z.infer<(typeof requests)[Name]['input']>;
/** What a request answers. */
export type RequestOutput<Name extends RequestName> = z.infer<(typeof requests)[Name]['output']>;
/** What an event carries. */
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>;
