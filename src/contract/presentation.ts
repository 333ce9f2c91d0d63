import { z } from 'zod';
import { pointSchema, strokeIdSchema, strokeSchema } from '../core/ink/ink.ts';
import { talkSchema } from '../core/talk/talk.ts';
import { modeSchema } from './modes.ts';

const deck = z.string().min(1).max(200);
const slide = z.int().min(1).max(10_000);
const step = z.int().min(0).max(10_000);
/** A BCP 47 tag. */
const locale = z.string().regex(/^[A-Za-z0-9-]{1,35}$/);

/** What a presenter may ask of the screen that presents, by its keys or from a companion. There is nothing else. */
export const commandSchema = z.discriminatedUnion('type', [
  /** Takes the screen over: with a talk at its beginning, else on the slide that is there. */
  z.object({ type: z.literal('start'), talk: talkSchema.nullable() }),
  /** Gives the screen back to the loop. */
  z.object({ type: z.literal('end') }),
  z.object({ type: z.literal('move'), to: z.enum(['next', 'previous', 'first', 'last']) }),
  z.object({ type: z.literal('goTo'), deck, slide }),
  z.object({ type: z.literal('setLocale'), locale }),
  /** Black, or the slide again. */
  z.object({ type: z.literal('black') }),
  /** Where the pointer or the spotlight is on the slide; null takes it away. */
  z.object({
    type: z.literal('point'),
    kind: z.enum(['pointer', 'spotlight']),
    at: pointSchema.nullable(),
  }),
  /** Begins a stroke, or goes on with the one of that id, on the slide on stage. */
  z.object({
    type: z.literal('draw'),
    stroke: strokeIdSchema,
    points: z.array(pointSchema).min(1).max(64),
  }),
  z.object({ type: z.literal('undo') }),
  z.object({ type: z.literal('clear') }),
  z.object({ type: z.literal('resetTimer') }),
  /** Stops the timer, or lets it go on. */
  z.object({ type: z.literal('pauseTimer') }),
  /** Opens the machine's own presenter view, on a second display or else in a window over the slides, or closes it. */
  z.object({ type: z.literal('setPresenterView'), isWanted: z.boolean() }),
]);

/** The presenter view that a machine opens by itself. */
export const presenterViewSchema = z.object({
  isOpen: z.boolean(),
  /** Whether there is a display for it that the audience does not see. */
  hasDisplay: z.boolean(),
});

/**
 * What a screen tells its companions at each change, in every mode. Outside `present` a companion learns from it where the
 * screen is; talk, ink, driver are empty then.
 */
export const presentationSchema = z.object({
  /** Another one for each time that someone begins to present, be it the same talk again; null while nobody does. */
  id: z.string().min(1).max(40).nullable(),
  mode: modeSchema,
  deck,
  slide,
  /** Fragment steps shown, of how many. */
  step,
  steps: step,
  slides: slide,
  /** As the audience sees slides: places on them are shares of this shape's width and height. */
  shape: z.enum(['landscape', 'classic', 'portrait']),
  /** Of the deck on stage. */
  locale,
  /** The language that is wanted, which the deck on stage may not have. */
  visitorLocale: locale,
  /** Revision of the library on stage. */
  revision: z.string(),
  /** What the next move shows; null at the end. */
  next: z.object({ deck, slide, step }).nullable(),
  isBlack: z.boolean(),
  /** In ms. `elapsed` is as of sending: while it runs, whoever hears it counts on, by `countOn` in core/talk. */
  timer: z.object({
    elapsed: z.number().min(0),
    isRunning: z.boolean(),
    planned: z.number().nullable(),
  }),
  /** When the slide on stage is planned, in ms of the timer: `paceOf` in core/talk tells the pace. Null without a plan. */
  slot: z.object({ from: z.number(), to: z.number() }).nullable(),
  talk: talkSchema.nullable(),
  /** What is drawn on the slide on stage. */
  ink: z.array(strokeSchema),
  /** The companion that acted last; null for someone at the screen itself. */
  driver: z.string().nullable(),
  /** Null for nobody having said: then it opens where it covers nothing, on a display that the audience does not see. */
  isPresenterViewWanted: z.boolean().nullable(),
  /** As the screen last heard of it; null where the host opens none, as for browsers. */
  presenterView: presenterViewSchema.nullable(),
  /** Whether fingers on the screen itself present. Of phones, only `start` is heard then. */
  mayTouch: z.boolean(),
});

/** What of a presentation is gone on with when the page died that showed it. */
export const unfinishedSchema = presentationSchema
  .pick({
    id: true,
    step: true,
    isBlack: true,
    timer: true,
    talk: true,
    driver: true,
    mayTouch: true,
    isPresenterViewWanted: true,
  })
  .extend({
    /** As `Ink` in core/ink. */
    ink: z.record(z.string(), z.array(strokeSchema)),
  });

const nothing = z.undefined();

/** Requests around presenting. A screen may make the first, companions the others; the last, screens of the machine itself, too. */
export const presentationRequests = {
  /** Null when the screen has nothing to tell any more. Answers how the machine's presenter view is after that. */
  putPresentation: {
    input: presentationSchema.nullable(),
    output: presenterViewSchema.nullable(),
  },
  /** The last that was put, its timer counted on; null while there is no screen. */
  getPresentation: { input: nothing, output: presentationSchema.nullable() },
  /** Refused with `failed` while there is no screen. */
  sendCommand: { input: commandSchema, output: nothing },
  /** The saved talks. */
  getTalks: { input: nothing, output: z.array(talkSchema) },
} as const;

/** Events around presenting. */
export const presentationEvents = {
  /** To companions. */
  presentationChanged: presentationSchema.nullable(),
  /** To the screen that presents, or the first one; `from` is the companion's name, null for the machine's own presenter view. */
  commanded: z.object({ command: commandSchema, from: z.string().nullable() }),
  /** To the same: a companion has another name from now on, or is one no more (null). */
  companionRenamed: z.object({ before: z.string(), now: z.string().nullable() }),
} as const;

/** See {@link commandSchema}. */
export type Command = z.infer<typeof commandSchema>;
/** See {@link presenterViewSchema}. */
export type PresenterView = z.infer<typeof presenterViewSchema>;
/** See {@link unfinishedSchema}. */
export type Unfinished = z.infer<typeof unfinishedSchema>;
/** See {@link presentationSchema}. */
export type Presentation = z.infer<typeof presentationSchema>;
