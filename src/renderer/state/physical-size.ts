/**
 * Writes on `<html>` how long a millimetre is on this screen, as `--millimetre`, a CSS length: sizes that hands and eyes need are
 * reckoned from it (ui/tokens.css). A window is measured by the screen it is on.
 * @param diagonal of the screen, in mm
 */
export function describePhysicalSize(diagonal: number): void {
  const pixels = Math.hypot(screen.width, screen.height);
  document.documentElement.style.setProperty('--millimetre', `${pixels / diagonal}px`);
}
