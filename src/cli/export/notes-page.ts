import type { Deck } from '../../core/deck/deck.ts';
import { escapeHtml } from '../escape-html.ts';
import type { Size } from '../review/engine.ts';

/** A4, in px of 1/96 inch. */
export const sheet = { width: 794, height: 1123 } as const;
/** Around everything, in px. */
const margin = 56;
/** What a slide takes at most, in px: half the height is for the notes. */
const room = { width: sheet.width - 2 * margin, height: sheet.height / 2 - margin };
/** PDF counts in 1/72 inch, from the bottom. */
const point = 72 / 96;

/** What a slide of a stage of that size takes, in px. */
function slideSize(stage: Size): Size {
  const scale = Math.min(room.width / stage.width, room.height / stage.height);
  return { width: Math.round(stage.width * scale), height: Math.round(stage.height * scale) };
}

/** Where a slide goes on a sheet of that height in points: its lower left corner, and its size. */
export function slideOnSheet({ height }: { height: number }, stage: Size) {
  const slide = slideSize(stage);
  return {
    x: margin * point,
    y: height - (margin + slide.height) * point,
    width: slide.width * point,
    height: slide.height * point,
  };
}

/** The sheet of a slide: room for it, and its notes below. `--size` is that of the notes. */
export function notesHtml(deck: Deck, index: number, fonts: string, stage: Size): string {
  const { width, height } = slideSize(stage);
  const notes = deck.slides[index]?.notes ?? '';
  return `<!doctype html>
<html lang="${escapeHtml(deck.locale)}">
<meta charset="utf-8">
<style>
${fonts}
* { box-sizing: border-box }
html { --size: 12pt }
body {
  display: flex; flex-direction: column; gap: 24px;
  min-height: ${String(sheet.height)}px; margin: 0; padding: ${String(margin)}px;
  font: var(--size)/1.45 'Atkinson Hyperlegible Next Variable', sans-serif; color: #1d1b18;
}
.slide { flex: none; width: ${String(width)}px; height: ${String(height)}px; outline: 1px solid #d8d2c4 }
.notes { flex: 1; text-wrap: pretty; overflow-wrap: anywhere }
.notes > :first-child { margin-top: 0 }
.notes > :last-child { margin-bottom: 0 }
p, ul, ol { margin: 0.6em 0 }
ul, ol { padding-inline-start: 1.3em }
footer { display: flex; justify-content: space-between; font-size: 9pt; color: #6b655a }
</style>
<div class="slide"></div>
<div class="notes" dir="auto">${notes}</div>
<footer><span>${escapeHtml(deck.title)}</span><span>${String(index + 1)} / ${String(deck.slides.length)}</span></footer>
</html>`;
}
