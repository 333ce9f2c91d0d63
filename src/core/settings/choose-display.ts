/** A connected display as the system tells it. */
export interface ConnectedDisplay {
  /** The monitor's own name; empty where the system knows none. */
  label: string;
  /** Where its left upper corner lies on the desktop, and its size, both as it is turned now; in the desktop's own units. */
  bounds: { x: number; y: number; width: number; height: number };
  /** Physical pixels per unit of `bounds`. */
  scaleFactor: number;
  /** Whether it is built into the machine. */
  internal: boolean;
  primary: boolean;
}

/** Where the kiosk goes. */
export interface DisplayChoice<Display> {
  display: Display;
  /** What a technician should know, when it is not the display that was asked for. */
  problem: string | null;
}

/**
 * The display that a site names: a monitor's name, a size in pixels such as `3840x2160` (however the display is turned),
 * `internal` or `primary`; case does not count. The first of several that fit is taken. Null names the primary one,
 * which also stands in for a display that is not connected.
 *
 * @returns null when nothing is connected at all
 */
export function chooseDisplay<Display extends ConnectedDisplay>(
  wanted: string | null,
  connected: readonly Display[],
): DisplayChoice<Display> | null {
  const primary = connected.find((display) => display.primary) ?? connected[0];
  if (!primary) return null;
  if (wanted === null) return { display: primary, problem: null };
  const name = wanted.trim().toLowerCase();
  const named =
    connected.find(({ label }) => name !== '' && label.trim().toLowerCase() === name) ??
    connected.find((display) => fits(display, name));
  if (named) return { display: named, problem: null };
  const list = connected.map(describeDisplay).join('; ');
  const problem = `display “${wanted}” is not connected; using ${describeDisplay(primary)}; connected: ${list}`;
  return { display: primary, problem };
}

/** A display in the words that name it in `kiosk.yaml`: `“DELL U2720Q”, 3840x2160 at 1920,0, primary`. */
export function describeDisplay(display: ConnectedDisplay): string {
  const { label, bounds, internal, primary } = display;
  return [
    label.trim() === '' ? 'unnamed' : `“${label.trim()}”`,
    `${sizeOf(display)} at ${bounds.x},${bounds.y}`,
    ...(internal ? ['internal'] : []),
    ...(primary ? ['primary'] : []),
  ].join(', ');
}

/** A display's size in pixels, as it names the display: `3840x2160`. */
export function sizeOf(display: ConnectedDisplay): string {
  return sides(display).join('x');
}

function fits(display: ConnectedDisplay, name: string): boolean {
  if (name === 'primary') return display.primary;
  if (name === 'internal') return display.internal;
  const [, first, second] = /^(\d+) ?[x×] ?(\d+)$/.exec(name) ?? [];
  const [width, height] = sides(display);
  const asked = [Number(first), Number(second)];
  return [`${width}x${height}`, `${height}x${width}`].includes(asked.join('x'));
}

function sides({ bounds, scaleFactor }: ConnectedDisplay): [width: number, height: number] {
  return [Math.round(bounds.width * scaleFactor), Math.round(bounds.height * scaleFactor)];
}
