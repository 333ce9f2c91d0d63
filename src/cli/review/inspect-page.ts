/// <reference lib="dom" />

/** A rectangle in px of the page. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A run of text that visitors see. */
export interface SeenText {
  text: string;
  /** Font size in stage px; for what stands above or below the line, and in formulas, that of the line. */
  size: number;
  bold: boolean;
  /** Not running text: a caption, a footnote, code, a label. */
  isLabel: boolean;
  /** 0–255. */
  color: [red: number, green: number, blue: number];
  /** 0–1, of the colour and of all that the text stands in. */
  opacity: number;
  /** One for each line. */
  boxes: Box[];
}

/** Something that is not where it should be. */
export interface SeenLeak {
  what: string;
  /** In stage px. */
  by: number;
  /** True when it is cut off, false when it leaves its room. */
  cut: boolean;
  /** A picture, a film, a table: nothing that fewer words could mend. */
  isBlock: boolean;
}

/** What a reader sees of the slide on stage. */
export interface SeenSlide {
  /** How far its text had to shrink: 1 is its full size. */
  fit: number;
  texts: SeenText[];
  leaks: SeenLeak[];
  /** The characters that no font has. */
  missing: string[];
}

/**
 * Looks at the slide on stage. Runs in the page, so nothing outside this function can be used in it. Text that is drawn
 * by pictures, canvases and style sheets is not seen.
 */
export function inspectPage(): SeenSlide {
  const labels = '.footnotes, .cartel, small, figcaption, caption, pre, code, kbd, samp';
  /** In px: rounding, and overhanging letters. */
  const tolerance = 2;
  const layer = document.querySelector<HTMLElement>('[data-layer="front"]');
  const section = layer?.querySelector<HTMLElement>('section.present');
  if (!layer || !section) return { fit: 1, texts: [], leaks: [], missing: [] };
  const style = getComputedStyle(section);
  const outer = section.getBoundingClientRect();
  /** Of the stage on this page: px of the page for each stage px. */
  const scale = outer.width / section.offsetWidth;
  const inner: Box = {
    left: outer.left + parseFloat(style.paddingLeft) * scale,
    top: outer.top + parseFloat(style.paddingTop) * scale,
    right: outer.right - parseFloat(style.paddingRight) * scale,
    bottom: outer.bottom - parseFloat(style.paddingBottom) * scale,
  };
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const texts: SeenText[] = [];
  const leaks: SeenLeak[] = [];

  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('.katex-mathml, .line-dimmed');

  const ancestorsOf = (element: Element, top: Element): Element[] => {
    const found: Element[] = [];
    for (let each: Element | null = element; each && each !== top; each = each.parentElement)
      found.push(each);
    return found;
  };

  /** How far a box sticks out of another, in stage px. */
  const beyond = (box: Box, room: Box): number =>
    Math.max(
      room.left - box.left,
      room.top - box.top,
      box.right - room.right,
      box.bottom - room.bottom,
    ) / scale;

  const lookForLeak = (what: string, element: Element, box: Box, isBlock: boolean): void => {
    const ancestors = ancestorsOf(element, section);
    const isPlaced = ancestors.some((each) =>
      ['absolute', 'fixed'].includes(getComputedStyle(each).position),
    );
    const leaving = beyond(box, isPlaced ? outer : inner);
    const cutting = ancestors
      .filter((each) => !/^(?:visible ?)+$/.test(getComputedStyle(each).overflow))
      .map((each) => beyond(box, each.getBoundingClientRect()));
    const cut = Math.max(0, ...cutting, beyond(box, layer.getBoundingClientRect()));
    const by = Math.max(leaving, cut);
    if (by > tolerance) leaks.push({ what, by, cut: cut > tolerance, isBlock });
  };

  /** The browser turns any CSS colour into red, green, blue and opacity. */
  const readColor = (color: string): [number, number, number, number] => {
    if (!canvas) return [0, 0, 0, 1];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };

  const see = (text: string, element: Element, rectangles: Iterable<DOMRect>): void => {
    const line = element.closest('sup, sub')?.parentElement ?? element;
    // What stands beside the slides is not scaled as they are: its sizes are the page's.
    const isScaled = section.contains(element);
    const size = parseFloat(getComputedStyle(line).fontSize) / (isScaled ? 1 : scale);
    const { color, fontWeight } = getComputedStyle(element);
    const [red, green, blue, alpha] = readColor(color);
    const opacities = ancestorsOf(element, layer).map((each) =>
      Number(getComputedStyle(each).opacity),
    );
    const boxes = [...rectangles]
      .filter(({ width, height }) => width > 2 && height > 2)
      .map(({ left, right, top, bottom }) => ({ left, right, top, bottom }));
    if (boxes.length === 0) return;
    texts.push({
      text,
      size,
      bold: Number(fontWeight) >= 700,
      isLabel: element.closest(labels) !== null,
      color: [red, green, blue],
      opacity: opacities.reduce((product, each) => product * each, alpha),
      boxes,
    });
    if (!isScaled) return;
    for (const box of boxes) {
      // A line's box is as high as the font's tallest letters need; what is read is an em high.
      const middle = (box.top + box.bottom) / 2;
      const half = (size * scale) / 2;
      lookForLeak(text, element, { ...box, top: middle - half, bottom: middle + half }, false);
    }
  };

  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    if (!element || text === '' || !isSeen(element)) continue;
    if (!element.closest('section.present, .cartel') || element.closest('.katex')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    see(text, element, range.getClientRects());
  }
  for (const formula of section.querySelectorAll('.katex')) {
    if (isSeen(formula)) see('a formula', formula, [formula.getBoundingClientRect()]);
  }
  for (const element of section.querySelectorAll('img, video, canvas, table, pre, .qr-code')) {
    if (!isSeen(element)) continue;
    const name = element.getAttribute('alt') || element.ariaLabel || `<${element.localName}>`;
    lookForLeak(name, element, element.getBoundingClientRect(), true);
  }
  // The label is the same on every slide: what is cut there is told once.
  if (document.documentElement.dataset['slide'] === '1') {
    for (const part of layer.querySelectorAll('.cartel-title, .cartel-theme')) {
      const by = (part.scrollWidth - part.clientWidth) / scale;
      const what = part.textContent;
      if (by > tolerance) leaks.push({ what, by, cut: true, isBlock: false });
    }
  }

  /** What a character looks like in the element's fonts. */
  const drawCharacter = (character: string, font: string): string => {
    const sheet = new OffscreenCanvas(64, 64).getContext('2d');
    if (!sheet) return character;
    sheet.font = font;
    sheet.fillText(character, 8, 48);
    return sheet.getImageData(0, 0, 64, 64).data.join();
  };
  /** Latin letters come with the kiosk; of the other signs, those that show something. */
  const beyondLatin = /[^\p{Script=Latin}\u0000-\u024F\p{M}\p{C}\p{Z}]/gu;
  const font = `32px ${style.fontFamily}`;
  const signs = texts.flatMap(({ text }) => text.match(beyondLatin) ?? []);
  const nothing = drawCharacter('\u{10FFFF}', font);
  const missing = [...new Set(signs)].filter((sign) => drawCharacter(sign, font) === nothing);
  return { fit: Number(style.getPropertyValue('--fit') || '1'), texts, leaks, missing };
}
