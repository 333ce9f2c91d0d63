import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Slide } from '../../core/deck/deck.ts';
import { contrast, type Color } from './contrast.ts';
import { finding, type ReviewCode } from './finding.ts';
import type { SeenSlide, SeenText } from './inspect-page.ts';
import { placeOf } from './version.ts';

/**
 * The smallest type, in stage px. On a 43-inch screen (952 mm wide) a stage px is 0.496 mm; EN 301 549, 5.1.4 wants a
 * capital of 0.7°, at 1.2 m 1.2 m · tan 0.7° = 14.7 mm = 29.6 px, and capitals are 0.7 of the font size. Labels, which are
 * read by those who step closer (0.8 m), may have two thirds of that.
 */
const smallest = { text: 42, label: 28 };

/** WCAG 2.2, 1.4.3. Its large text is smaller than ours, seen from here; ours starts at the size of a lead, or bold text. */
const leastContrast = { text: 4.5, large: 3 };
const large = { regular: 58, bold: 46 };

/** The worst that was found of one kind, on one slide in one shape of screen. */
export interface Fault {
  code: Extract<ReviewCode, `layout/${string}`>;
  /** How bad it is, to compare with others of the same code: larger is worse. */
  badness: number;
  message: string;
}

/** What is wrong with a slide as it was seen, each kind once. `grounds` are the colours behind each of its texts. */
export function judgeSlide(
  { fit, texts, leaks, missing }: SeenSlide,
  grounds: readonly (readonly Color[])[],
): Fault[] {
  const faults: Fault[] = leaks.map(({ what, by, cut, isBlock }) => ({
    code: 'layout/overflow',
    badness: by,
    message: `${quote(what)} ${cut ? 'is cut' : 'leaves its room'} by ${String(Math.round(by))} px${fit < 1 ? ', even shrunk' : ''}: ${isBlock ? 'make it smaller, or give it a slide of its own' : 'shorten it, or split the slide'}.`,
  }));
  if (missing.length > 0) {
    faults.push({
      code: 'layout/glyph',
      badness: missing.length,
      message: `No font here has ${quote(missing.join(' '))}, so empty boxes are shown: install one on every machine that shows the deck (fonts-noto-cjk for Chinese, Japanese and Korean).`,
    });
  }
  for (const [index, text] of texts.entries()) {
    const size = judgeSize(text, fit);
    if (size) faults.push(size);
    const legibility = judgeContrast(text, grounds[index] ?? []);
    if (legibility) faults.push(legibility);
  }
  return worstOfEach(faults);
}

/** One finding for each kind of fault of a slide, with the shapes of screen in which it shows. */
export function findingsOf(
  slide: Slide,
  file: string,
  faults: readonly { shape: string; fault: Fault }[],
): Diagnostic[] {
  return worstOfEach(faults.map(({ fault }) => fault)).map(({ code, message }) => {
    const shapes = faults.filter(({ fault }) => fault.code === code).map(({ shape }) => shape);
    return finding(code, file, placeOf(slide), `${message} (${shapes.join(', ')})`);
  });
}

function judgeSize({ text, size, isLabel }: SeenText, fit: number): Fault | null {
  const wanted = isLabel ? smallest.label : smallest.text;
  // Half a pixel is rounding.
  if (size > wanted - 0.5) return null;
  const cause = fit < 1 ? ', shrunk to fit: take words off the slide, or split it' : ': enlarge it';
  const message = `${quote(text)} is set in ${String(Math.round(size))} px, and visitors need ${String(wanted)} px${cause}.`;
  return { code: 'layout/type-size', badness: wanted / size, message };
}

function judgeContrast(seen: SeenText, grounds: readonly Color[]): Fault | null {
  const { text, size, bold, color, opacity } = seen;
  const isLarge = size >= (bold ? large.bold : large.regular);
  const wanted = isLarge ? leastContrast.large : leastContrast.text;
  const least = Math.min(...grounds.map((ground) => contrast(color, opacity, ground)));
  if (least >= wanted) return null;
  const message = `${quote(text)} has a contrast of ${least.toFixed(1)} : 1 with what is behind it, and needs ${String(wanted)} : 1: change the one colour or the other.`;
  return { code: 'layout/contrast', badness: wanted / least, message };
}

function worstOfEach(faults: readonly Fault[]): Fault[] {
  const worst = new Map<string, Fault>();
  for (const fault of faults) {
    if (fault.badness > (worst.get(fault.code)?.badness ?? -Infinity)) worst.set(fault.code, fault);
  }
  return [...worst.values()];
}

function quote(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 39).trim()}…` : text}”`;
}
