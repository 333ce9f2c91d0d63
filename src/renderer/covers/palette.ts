type Rgb = readonly [number, number, number];

const black: Rgb = [0, 0, 0];
/** The colour of titles on covers, --paper. */
const paper: Rgb = [0xf7, 0xf2, 0xe8];

/** That text needs. Source: WCAG 2.2, 1.4.3. */
const leastContrast = 4.5;

/** WCAG 2.2, relative luminance. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((each) => {
    const value = each / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastWithPaper(colour: Rgb): number {
  return (luminance(paper) + 0.05) / (luminance(colour) + 0.05);
}

function between(from: Rgb, to: Rgb, share: number): Rgb {
  return [0, 1, 2].map((index) =>
    Math.round((from[index] ?? 0) + ((to[index] ?? 0) - (from[index] ?? 0)) * share),
  ) as unknown as Rgb;
}

/** The tone of an accent, darkened or mixed with paper, that has this contrast with paper. */
function tone(accent: Rgb, contrast: number): Rgb {
  const [from, to] = contrastWithPaper(accent) < contrast ? [accent, black] : [paper, accent];
  let [low, high] = [0, 1];
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (contrastWithPaper(between(from, to, middle)) < contrast) low = middle;
    else high = middle;
  }
  return between(from, to, high);
}

const css = (colour: Rgb): string => `rgb(${colour.join(' ')})`;

function parse(accent: string): Rgb {
  const digits = accent.slice(1);
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return [0, 2, 4].map((index) => parseInt(full.slice(index, index + 2), 16)) as unknown as Rgb;
}

/** The flat tones of a cover. Every accent gives covers of the same lightness, dark under paper-coloured text. */
export interface Tones {
  readonly ground: string;
  readonly shade: string;
  readonly accent: string;
  readonly light: string;
  readonly bright: string;
}

/** The tones of a deck's accent, a CSS hexadecimal colour. */
export function tonesOf(accent: string): Tones {
  const colour = parse(accent);
  return {
    ground: css(tone(colour, 7.4)),
    shade: css(tone(colour, 9.6)),
    // Text needs 4.5.
    accent: css(tone(colour, 4.8)),
    light: css(tone(colour, 2.1)),
    bright: css(paper),
  };
}

/** An accent (`#rrggbb` or `#rgb`) as it marks things on paper: itself, or darkened until paper and it can be told apart as text. */
export function readableAccent(accent: string): string {
  const colour = parse(accent);
  if (contrastWithPaper(colour) >= leastContrast) return accent;
  const digits = tone(colour, leastContrast).map((part) => part.toString(16).padStart(2, '0'));
  return `#${digits.join('')}`;
}
