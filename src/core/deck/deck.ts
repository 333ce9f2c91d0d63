import { z } from 'zod';
import { coverNames } from './cover-names.ts';
import { coverParametersSchema } from './cover-parameters.ts';

/** A picture, video, sound, subtitle or data file that a slide shows. */
export const mediaSchema = z.object({
  kind: z.enum(['image', 'video', 'audio', 'track']),
  /** Relative to the page, for example `content/seqone/media/dna.svg`. */
  url: z.string(),
  /** True of a film that has no sound. */
  isSilent: z.literal(true).optional(),
});

/** A link out of the deck: never followed on screen, offered as a QR code. */
export const linkSchema = z.object({ label: z.string(), url: z.string() });

/** One shown slide, in reading order. Everything in it is already clean. */
export const slideSchema = z.object({
  /** Attributes of the slide's `<section>`: `class`, `data-layout`, `data-background-color`, … */
  attributes: z.record(z.string(), z.string()),
  /** Clean HTML of the slide's content. */
  html: z.string(),
  /** Clean HTML of the speaker notes, or an empty string. */
  notes: z.string(),
  /** Plain text of the first heading, or an empty string. */
  title: z.string(),
  /** Plain text of the slide without its notes, for search. */
  text: z.string(),
  /** How long the slide stays in the loop, in ms at speed 1; fragments share it evenly. */
  duration: z.number(),
  /** How many fragment steps the slide has after its first state. */
  steps: z.int().min(0),
  media: z.array(mediaSchema),
  links: z.array(linkSchema),
  /** Line of the source where the slide starts, from 1. */
  line: z.int().min(1),
});

/** A picture of the deck's folder, or one of Vitrine's own drawings with its parameters. */
export const coverSchema = z.union([
  z.object({ kind: z.literal('picture'), url: z.string() }),
  z.object({
    kind: z.literal('drawing'),
    name: z.enum(coverNames),
    parameters: coverParametersSchema,
  }),
]);

/** One language version of a project's deck, compiled and clean. */
export const deckSchema = z.object({
  /** The folder's name. */
  id: z.string(),
  /** BCP 47 tag, for example `fr`. */
  locale: z.string(),
  title: z.string(),
  subtitle: z.string(),
  /** One line for the menu tile. */
  summary: z.string(),
  tags: z.array(z.string()),
  people: z.array(z.object({ name: z.string(), role: z.string() })),
  partners: z.array(z.string()),
  year: z.string(),
  links: z.array(linkSchema),
  /** A CSS hexadecimal colour, or an empty string. */
  accent: z.string(),
  cover: coverSchema.nullable(),
  slides: z.array(slideSchema).min(1),
});

/** See {@link mediaSchema}. */
export type Media = z.infer<typeof mediaSchema>;
/** See {@link linkSchema}. */
export type Link = z.infer<typeof linkSchema>;
/** See {@link slideSchema}. */
export type Slide = z.infer<typeof slideSchema>;
/** See {@link coverSchema}. */
export type Cover = z.infer<typeof coverSchema>;
/** See {@link deckSchema}. */
export type Deck = z.infer<typeof deckSchema>;
