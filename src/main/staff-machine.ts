import { app, screen, type Display } from 'electron';
import type { StaffMachine } from '../host/staff-machine.ts';

/**
 * What this process can do for the staff panel.
 *
 * @param restart ends the app, and begins it anew
 */
export function staffMachine(restart: () => void): StaffMachine {
  return {
    displays: () => {
      const { x, y } = screen.getPrimaryDisplay().bounds;
      return screen.getAllDisplays().map((display) => {
        const size = sizeOf(display);
        const isPrimary = display.bounds.x === x && display.bounds.y === y;
        return { name: display.label.trim() || size, size, isPrimary, isChosen: isPrimary };
      });
    },
    restart,
    quit: () => app.quit(),
    canStartWithMachine: false,
  };
}

function sizeOf({ size, scaleFactor }: Display): string {
  return [size.width, size.height].map((side) => Math.round(side * scaleFactor)).join('x');
}
