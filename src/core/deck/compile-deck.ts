import type { Diagnostic } from '../diagnostic.ts';
import { cleanLine, cutLine } from '../plain-line.ts';
import { compileSlide, withoutInlinedFiles, type DeckContext } from './compile-slide.ts';
import { readCover } from './cover.ts';
import type { Deck, Slide } from './deck.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { createReport, type Report } from './report.ts';
import { readSourceText, type SourceText } from './source-text.ts';
import { splitSlides, type Separators } from './split-slides.ts';
import { typeset } from './typography.ts';

/** One language version of a deck, as it lies on disk. */
export interface DeckSource {
  /** The folder's name. */
  id: string;
  /** BCP 47 tag. */
  locale: string;
  /** Relative to the library, for example `seqone/deck.en.md`; diagnostics name it. */
  file: string;
  text: string;
  /** Every file of the deck's folder, relative to it, with `/` between folders. */
  files: ReadonlySet<string>;
  /** Those of the files that are films without sound. */
  silent: ReadonlySet<string>;
  /** Prefix of media addresses, for example `content/seqone/`. */
  mediaBase: string;
  /** The site's time of a slide, in ms at speed 1. */
  duration: number;
}

/** A deck, or null when it cannot be played: an error among the diagnostics then says why. */
export interface CompiledDeck {
  deck: Deck | null;
  diagnostics: Diagnostic[];
}

/** In UTF-16 code units: of the file, and of what is left of it without pictures written into the text. */
const largestFile = 2_000_000;
const largestText = 512 * 1024;
const mostSlides = 500;
/** Between so many separators, most of what stands is hidden or empty. */
const mostChunks = 4 * mostSlides;
const longSlides = 200;
const top = { line: 1, column: 1 };

/** What a whole deck may cost; ordinary decks need a hundredth of it. See {@link DeckContext}. */
const deckBudget = {
  ...{ effort: 500_000_000, elements: 40_000 },
  ...{ charts: 100, formulas: 500, formulaLength: 50_000, code: 500_000 },
} as const;

/** Compiles the Markdown of a deck into clean slides. Never throws, whatever the text; time and memory are bounded. */
export function compileDeck(source: DeckSource): CompiledDeck {
  const steps = compileDeckInSteps(source);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, pausing before each slide, so that a process that has more to do can do it in between. */
export function* compileDeckInSteps(source: DeckSource): Generator<undefined, CompiledDeck> {
  const report = createReport(source.file);
  let deck: Deck | null = null;
  try {
    deck = yield* compile(source, report);
  } catch (error) {
    reportFailure(report, 1, error);
  }
  return { deck, diagnostics: report.diagnostics() };
}

function* compile(source: DeckSource, report: Report): Generator<undefined, Deck | null> {
  const { length } = source.text;
  if (length > largestFile || withoutInlinedFiles(source.text).length > largestText) {
    report.add(
      'deck/too-large',
      top,
      'The deck is over 512 KB of text: move pictures into media/, or split it.',
    );
    return null;
  }
  const text = readSourceText(source.text);
  const frontMatter = readFrontMatter(text, report);
  if (!frontMatter) return null;
  const { values } = frontMatter;
  const { files, silent, mediaBase } = source;
  const folder = { files, silent, mediaBase };
  const slides = yield* compileSlides(text, frontMatter, report, {
    source: text,
    locale: source.locale,
    folder,
    report,
    budget: { ...deckBudget },
    duration: values.duration ?? source.duration,
  });
  if (!slides) return null;

  const set = (plain: string | undefined): string => typeset(plain ?? '', source.locale);
  return {
    id: source.id,
    locale: source.locale,
    title: titleOf(source, frontMatter, slides, report),
    subtitle: set(values.subtitle),
    summary: set(values.summary),
    tags: (values.tags ?? []).map(set),
    people: (values.people ?? []).map(({ name, role }) => ({ name: set(name), role: set(role) })),
    partners: (values.partners ?? []).map(set),
    year: values.year ?? '',
    links: (values.links ?? []).map(({ label, url }) => ({
      label: label === url ? url : set(label),
      url,
    })),
    accent: values.accent ?? '',
    cover: readCover(values.cover, () => frontMatter.placeOf('cover'), folder, report),
    slides,
  };
}

function* compileSlides(
  text: SourceText,
  frontMatter: FrontMatter,
  report: Report,
  context: DeckContext,
): Generator<undefined, Slide[] | null> {
  const chunks = splitSlides(text, frontMatter.bodyStart, separatorsOf(frontMatter), report);
  const slides: Slide[] = [];
  for (const [index, chunk] of chunks.entries()) {
    yield;
    const { line } = chunk.content;
    const slide = attempt(report, line, () => compileSlide(chunk, context));
    if (slide) slides.push(slide);
    if (slides.length > mostSlides || index >= mostChunks) {
      const message = 'The deck has over 500 slides: split it into several decks.';
      report.add('deck/too-many', { line, column: 1 }, message);
      return null;
    }
  }
  if (slides.length === 0) {
    report.add(
      'deck/empty',
      top,
      'The deck has no slide to show: write some Markdown below the front matter.',
    );
    return null;
  }
  if (slides.length > longSlides) {
    const message = `The deck has ${String(slides.length)} slides; over 200 make a loop that nobody sees whole. Consider splitting it.`;
    report.add('deck/long', top, message);
  }
  return slides;
}

function separatorsOf({ values, placeOf }: FrontMatter): Separators {
  const separators: Separators = {};
  for (const key of ['separator', 'verticalSeparator'] as const) {
    const pattern = values[key];
    if (pattern !== undefined) separators[key] = { pattern, place: placeOf(key) };
  }
  return separators;
}

function titleOf(
  source: DeckSource,
  { values }: FrontMatter,
  slides: readonly Slide[],
  report: Report,
): string {
  if (values.title) return typeset(values.title, source.locale);
  const heading = slides.find(({ title }) => title !== '')?.title;
  if (heading) return heading;
  report.add(
    'front-matter/title',
    top,
    `The deck has no title; its folder's name stands for it. Add “title: …” to the front matter.`,
  );
  return cutLine(cleanLine(source.id));
}

/** Runs a step; an exception, which would be a mistake of ours, becomes a finding. */
function attempt<Result>(report: Report, line: number, step: () => Result): Result | null {
  try {
    return step();
  } catch (error) {
    reportFailure(report, line, error);
    return null;
  }
}

function reportFailure(report: Report, line: number, error: unknown): void {
  const reason = error instanceof Error ? error.message.slice(0, 200) : String(error);
  const message = `Vitrine failed here (${reason}). Simplify this part, and please report it.`;
  report.add('deck/internal', { line, column: 1 }, message);
}
