/** A colour of the screen, 0–255 each. */
export type Color = [red: number, green: number, blue: number];

/**
 * The contrast of a text with what is behind it, from 1 to 21.
 * Source: WCAG 2.2, “contrast ratio” and “relative luminance”.
 *
 * @param opacity 0–1, of the text
 */
export function contrast(text: Color, opacity: number, behind: Color): number {
  const seen = text.map((part, index) => part * opacity + (behind[index] ?? 0) * (1 - opacity));
  const [darker = 0, lighter = 0] = [luminance(seen), luminance(behind)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
