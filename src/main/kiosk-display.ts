import { screen, type BrowserWindow, type Display } from 'electron';
import {
  chooseDisplay,
  describeDisplay,
  type ConnectedDisplay,
} from '../core/settings/choose-display.ts';
import { log } from './log.ts';

/** In ms without another change before the window moves: plugging in sends a burst of events. */
const quietTime = 300;

const changes = ['display-added', 'display-removed', 'display-metrics-changed'] as const;

/**
 * Keeps the kiosk's window on the display that the site names, filling it, whatever is unplugged, plugged back, resized
 * or turned. Says which displays there are, so that a technician finds the name to write.
 *
 * @returns takes the name of the display whenever it is read; null for the primary one
 */
export function keepOnDisplay(window: BrowserWindow): (name: string | null) => void {
  for (const display of connectedDisplays()) log(`Display: ${describeDisplay(display)}`);
  let wanted: string | null = null;
  let said: string | null = null;
  const place = (): void => {
    const choice = chooseDisplay(wanted, connectedDisplays());
    if (!choice || window.isDestroyed()) return;
    const { display, problem } = choice;
    const line = problem ?? `The kiosk is on ${describeDisplay(display)}`;
    if (line !== said) log(line);
    said = line;
    fill(window, display.bounds);
  };
  window.once('closed', onDisplayChange(place));
  return (name) => {
    wanted = name;
    place();
  };
}

/** Hears, once it is quiet again, that displays were plugged in, unplugged, resized or turned. Gives the undo. */
export function onDisplayChange(listener: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    timer = setTimeout(listener, quietTime);
  };
  // Each event has an overload of its own, which a union of names does not match.
  const events: NodeJS.EventEmitter = screen;
  for (const change of changes) events.on(change, settle);
  return () => {
    clearTimeout(timer);
    for (const change of changes) events.off(change, settle);
  };
}

/** The displays that are connected now. */
export function connectedDisplays(): ConnectedDisplay[] {
  const { x, y } = screen.getPrimaryDisplay().bounds;
  // By place: two monitors of one model have the same number.
  const isPrimary = ({ bounds }: Display) => bounds.x === x && bounds.y === y;
  return screen.getAllDisplays().map((display) => ({ ...display, primary: isPrimary(display) }));
}

/** Fills a display with a window. On X11 a full screen window follows its bounds; elsewhere it must leave full screen to move. */
export function fill(window: BrowserWindow, bounds: ConnectedDisplay['bounds']): void {
  const { x, y, width, height } = window.getBounds();
  if (x === bounds.x && y === bounds.y && width === bounds.width && height === bounds.height) {
    return;
  }
  const leaves = process.platform !== 'linux';
  if (leaves) window.setKiosk(false);
  window.setBounds(bounds);
  if (leaves) window.setKiosk(true);
}
