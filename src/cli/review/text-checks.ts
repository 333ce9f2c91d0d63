import { attribute, classesOf, isElement, isText, parseTrusted } from '../../core/deck/tree.ts';
import type { ChildNode } from '../../core/deck/tree.ts';
import type { Slide } from '../../core/deck/deck.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { finding } from './finding.ts';
import { typographyFaults } from './typography.ts';
import { locate, placeOf, type Version } from './version.ts';

/**
 * Words a minute that most adults can follow. Reading aloud takes 183 (Brysbaert 2019, “How many words do we read per
 * minute?”), and the BBC allows subtitles, which leave by themselves like our slides, 160 to 180.
 */
const fastestReading = 180;

const asWritten: ReadonlySet<string> = new Set(['pre', 'code', 'kbd', 'samp', 'tt', 'var']);

/** What can be told from the text alone: missing notes and alternative texts, too many words for the time, wrong typography. */
export function checkText(version: Version): Diagnostic[] {
  const { deck, file } = version;
  const { title, subtitle, summary, tags, people, partners, links } = deck;
  const head = [
    ...[title, subtitle, summary, ...tags, ...partners],
    ...people.flatMap(({ name, role }) => [name, role]),
    ...links.map(({ label }) => label),
  ];
  return [
    ...checkTypography(version, null, head),
    ...deck.slides.flatMap((slide) => [
      ...checkNotes(slide, file),
      ...checkDensity(version, slide),
      ...checkContent(slide, file),
      ...checkAlternatives(version, slide),
      ...checkTypography(version, slide, shownTexts(parseTrusted(slide.html), deck.locale)),
    ]),
  ];
}

function checkNotes(slide: Slide, file: string): Diagnostic[] {
  if (slide.notes !== '') return [];
  const message =
    'This slide has no notes: write below “Note:” what a colleague needs to present it.';
  return [finding('notes/missing', file, placeOf(slide), message)];
}

/** Scripts that set no spaces between words. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function countWords(text: string, locale: string): number {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  return text
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) =>
      spaceless.test(word)
        ? [...segmenter.segment(word)].filter(({ isWordLike }) => isWordLike).length
        : 1,
    )
    .reduce((sum, words) => sum + words, 0);
}

/** What each layout is made for, in the slide's HTML; a file that is missing has been reported as such. */
const contents: Record<string, { pattern: RegExp; name: string }> = {
  quote: { pattern: /<blockquote/, name: 'a quotation (lines that begin with “>”)' },
  figure: { pattern: /<(?:img|svg|video|figure)|missing-media/, name: 'a picture' },
  video: { pattern: /<video|missing-media/, name: 'a film' },
  chart: { pattern: /class="chart/, name: 'a chart' },
};

function checkContent(slide: Slide, file: string): Diagnostic[] {
  const layout = slide.attributes['data-layout'] ?? '';
  const wanted = Object.hasOwn(contents, layout) ? contents[layout] : undefined;
  if (!wanted || wanted.pattern.test(slide.html)) return [];
  const message = `The layout ${layout} is made for ${wanted.name}, and this slide has none: add it, or take the layout off.`;
  return [finding('layout/content', file, placeOf(slide), message)];
}

function checkDensity({ deck, file }: Version, slide: Slide): Diagnostic[] {
  const words = countWords(slide.text, deck.locale);
  const seconds = Math.ceil((words * 60) / fastestReading);
  if (slide.duration >= seconds * 1_000) return [];
  const message = `${String(words)} words in ${String(slide.duration / 1_000)} s: visitors read about ${String(fastestReading)} a minute. Shorten the text, or give the slide ${String(seconds)} s: data-autoslide="${String(seconds * 1_000)}".`;
  return [finding('text/too-dense', file, placeOf(slide), message)];
}

/**
 * Markdown cannot say that a picture only decorates: one without words between its brackets was forgotten. The compiler
 * reports the other forms.
 */
function checkAlternatives(version: Version, slide: Slide): Diagnostic[] {
  if (!/<img[^>]* alt=""/.test(slide.html)) return [];
  const place = locate(version, slide, '![](');
  if (!version.lines[place.line - 1]?.includes('![](')) return [];
  const message =
    'This picture has no alternative text: say between the brackets what it shows, or write <img alt=""> if it only decorates.';
  return [finding('image/alt', version.file, place, message)];
}

/** Reports each kind of fault once for a slide (or for the head of the file, null), where it is first found. */
function checkTypography(
  version: Version,
  slide: Slide | null,
  texts: readonly string[],
): Diagnostic[] {
  const seen = new Set<string>();
  return texts.flatMap((text) =>
    typographyFaults(text, version.deck.locale).flatMap(({ code, found, advice }) => {
      if (seen.has(code)) return [];
      seen.add(code);
      const message = `“${found}”: ${advice}.`;
      return [finding(code, version.file, locate(version, slide, found), message)];
    }),
  );
}

/** The texts that visitors read, but for code, formulas, and what is marked as another language. */
function shownTexts(nodes: readonly ChildNode[], locale: string): string[] {
  return nodes.flatMap((node) => {
    if (isText(node)) return [node.value];
    if (!isElement(node) || asWritten.has(node.tagName)) return [];
    if (classesOf(node).includes('maths')) return [];
    const language = attribute(node, 'lang');
    return language === null || language === locale ? shownTexts(node.childNodes, locale) : [];
  });
}
