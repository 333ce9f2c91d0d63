import { escapeHtml } from '../escape-html.ts';
import type { Slide } from '../../core/deck/deck.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Version } from './version.ts';

/** Width of a slide on the sheet, in px. */
export const pictureWidth = 320;
const gap = 16;
const margin = 48;

/** What a contact sheet shows. */
export interface Sheet {
  title: string;
  versions: readonly Version[];
  /** Address of the picture of each slide of a version, in order; missing where a slide did not come up. */
  pictures: ReadonlyMap<Version, readonly (string | undefined)[]>;
  diagnostics: readonly Diagnostic[];
  /** Style sheet with the kiosk's fonts, or an empty string. */
  fonts: string;
}

/** Width in px of a page on which the longest version stands in one row, as far as a page goes. */
export function sheetWidth({ versions }: Sheet): number {
  const columns = Math.min(12, Math.max(4, ...versions.map(({ deck }) => deck.slides.length)));
  return 2 * margin + columns * (pictureWidth + gap) - gap;
}

/** A contact sheet as one HTML file that needs no other. */
export function sheetHtml(sheet: Sheet): string {
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(sheet.title)}</title>
<style>${sheet.fonts}${style}</style>
</head>
<body>
<h1>${escapeHtml(sheet.title)}</h1>
${sheet.versions.map((version) => versionHtml(sheet, version)).join('\n')}
</body>
</html>
`;
}

function versionHtml(sheet: Sheet, version: Version): string {
  const { deck, file } = version;
  const seconds = Math.round(deck.slides.reduce((sum, { duration }) => sum + duration, 0) / 1_000);
  const facts = [deck.id, deck.locale, `${String(deck.slides.length)} slides`, clock(seconds)];
  const about = sheet.diagnostics.filter((each) => each.file === file);
  const { first, found } = share(about, deck.slides);
  const slides = deck.slides.map((slide, index) => {
    const picture = sheet.pictures.get(version)?.[index];
    return slideHtml(slide, index, picture, found.get(slide) ?? []);
  });
  return `<section style="--accent: ${escapeHtml(deck.accent || '#1f6f8b')}">
<h2 lang="${escapeHtml(deck.locale)}">${escapeHtml(deck.title)}</h2>
<p class="facts">${escapeHtml(facts.join(' · '))}${marks(first)}</p>
<div class="slides">
${slides.join('\n')}
</div>
</section>`;
}

function slideHtml(
  slide: Slide,
  index: number,
  picture: string | undefined,
  found: readonly Diagnostic[],
): string {
  const [worst] = found.map(({ severity }) => severity).sort();
  const image = picture
    ? `<img src="${escapeHtml(picture)}" alt="${escapeHtml(slide.title)}">`
    : `<div class="unseen"></div>`;
  const number = String(index + 1).padStart(2, '0');
  return `<figure class="${worst ?? ''}">${image}<figcaption><b>${number}</b> ${String(slide.duration / 1_000)} s${marks(found)}</figcaption></figure>`;
}

/** What was found, as its codes; what is wrong in full is said when one points at it. */
function marks(found: readonly Diagnostic[]): string {
  return found
    .map(({ code, severity, message }) => {
      return ` <span class="mark ${severity}" title="${escapeHtml(message)}">${escapeHtml(code)}</span>`;
    })
    .join('');
}

/** Gives each slide the findings from its line to the next slide's; those before the first are the head's. */
function share(found: readonly Diagnostic[], slides: readonly Slide[]) {
  const shared = new Map<Slide, Diagnostic[]>();
  const first: Diagnostic[] = [];
  for (const each of found) {
    const slide = slides.findLast(({ line }) => line <= each.line);
    if (slide) shared.set(slide, [...(shared.get(slide) ?? []), each]);
    else first.push(each);
  }
  return { first, found: shared };
}

function clock(seconds: number): string {
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

const style = `
body { margin: ${String(margin)}px; background: #f7f2e8; color: #1d1b18;
  font: 15px/1.4 'Atkinson Hyperlegible Next Variable', system-ui, sans-serif; }
h1, h2 { font-family: 'Bricolage Grotesque Variable', system-ui, sans-serif; line-height: 1.1; letter-spacing: -0.015em; margin: 0; }
h1 { font-size: 44px; }
h2 { font-size: 24px; }
section { margin-block-start: 40px; padding-block-start: 14px; border-block-start: 4px solid var(--accent); }
.facts { margin: 2px 0 14px; color: #5c564c; }
.slides { display: grid; grid-template-columns: repeat(auto-fill, ${String(pictureWidth)}px); gap: ${String(gap)}px; }
figure { margin: 0; min-inline-size: 0; }
img, .unseen { display: block; inline-size: 100%; block-size: auto; aspect-ratio: 16 / 9; background: #ded7c9; box-shadow: 0 0 0 1px #1d1b1826; }
.warning > img { box-shadow: 0 0 0 3px #a86a00; }
.error > :is(img, .unseen) { box-shadow: 0 0 0 4px #b3261e; }
figcaption { margin-block-start: 6px; font-size: 13px; color: #5c564c; font-variant-numeric: tabular-nums; }
figcaption b { color: #1d1b18; }
.mark { display: inline-block; padding: 0 6px; border-radius: 3px; font-size: 12px; color: #fff; }
.mark.warning { background: #8a5600; }
.mark.error { background: #b3261e; }
`;
